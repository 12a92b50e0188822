package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vigie.text.Rung.Flag;

class SkeletonTest {
    private static void check(String line, Rung.Type type, Flag... flags) {
        Skeleton skeleton = Skeleton.of("\n  " + line + "\u00A0 \n");
        assertThat(skeleton.rungs()).hasSize(1);
        Rung rung = skeleton.rungs().getFirst();
        assertThat(rung.type()).as(line).isEqualTo(type);
        assertThat(rung.flags()).as(line).containsExactlyInAnyOrder(flags);
        assertThat(rung.span()).isEqualTo(new Span(3, 3 + line.length()));
    }

    @Test
    void rung_ofEachType_isToldByItsText() {
        check("Pourquoi nos ateliers changent", Rung.Type.HEADING);
        check("Nous avons ouvert deux ateliers.", Rung.Type.PARAGRAPH);
        check("- le premier à Lyon", Rung.Type.ITEM);
        check("• the second one", Rung.Type.ITEM);
        check("👉 le lien en commentaire", Rung.Type.ITEM, Flag.EMOJI);
        check("2. Ouvrir la boîte", Rung.Type.NUMBERED, Flag.DIGITS);
        check("2️⃣ Ouvrir la boîte", Rung.Type.NUMBERED, Flag.DIGITS);
        check("« Rien ne presse. »", Rung.Type.QUOTE, Flag.QUOTATION);
        check("> nothing is urgent", Rung.Type.QUOTE);
        check("3/10", Rung.Type.MARK, Flag.DIGITS);
        check("Slide 4", Rung.Type.MARK, Flag.DIGITS);
    }

    @Test
    void flags_surviveTranslation() {
        check("Et vous, qu’en pensez-vous ?", Rung.Type.PARAGRAPH, Flag.QUESTION);
        check("What do you think?", Rung.Type.PARAGRAPH, Flag.QUESTION);
        check("STOP!", Rung.Type.PARAGRAPH, Flag.EXCLAMATION, Flag.CAPITALS);
        check("Voici comment (en trois temps) :", Rung.Type.PARAGRAPH, Flag.PARENTHESIS, Flag.OPENING);
        check("#atelier https://exemple.example", Rung.Type.HEADING, Flag.HASHTAG, Flag.LINK);
    }

    @Test
    void wrappedLines_areOneParagraph() {
        Skeleton skeleton = Skeleton.of("The workshop opens every morning at eight and closes when\n"
                + "the last of us has gone home for the day.\nNothing else is planned.");

        assertThat(skeleton.rungs()).extracting(Rung::words).containsExactly(20, 4);
    }

    @Test
    void textsWithNothingToSee_haveNoRungs() {
        assertThat(Skeleton.of("").rungs()).isEmpty();
        assertThat(Skeleton.of(" \n\t\n\u200B\n").rungs()).isEmpty();
    }

    @Test
    void longText_isReadUpToTheLimit() {
        assertThat(Skeleton.of("Une ligne.\n".repeat(1_000)).size()).isEqualTo(Skeleton.RUNGS_MAX);
    }

    @Test
    void anyText_isRead() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(80), 0, 0x10000).forEach(unit -> text.append((char) unit));
            text.append(random.nextBoolean() ? "\n" : "\uD83D");
            for (Rung rung : Skeleton.of(text.toString()).rungs()) {
                assertThat(rung.span().of(text.toString())).isNotBlank();
            }
        }
    }
}
