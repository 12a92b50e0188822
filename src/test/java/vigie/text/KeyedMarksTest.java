package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedMarksTest {
    private static final SipHash KEY = new SipHash(new byte[SipHash.KEY_BYTES]);
    private static final String DRAFT = """
            Ce {lundi|matin-là}, l’équipe {Éclipse|Mistral} a {reçu|obtenu} les premiers échantillons du flacon bleu.
            Le prix de vente conseillé sera de {10 %|dix pour cent} inférieur à celui de la gamme {actuelle|d’aujourd’hui},
            ce que nous {ne dirons pas|tairons} avant la conférence de presse {|officielle} prévue à Lyon au printemps.
            """;

    @Test
    void copies_showTheirOwnWays() {
        KeyedMarks marks = marks(DRAFT);
        assertThat(marks.slots()).isEqualTo(7);
        assertThat(marks.readable()).isEqualTo(7);
        for (String ways : List.of("aaaaaaa", "bbbbbbb", "abababa", "bbaabba", "aabbaab")) {
            Code code = new Code(ways);
            check(marks, slots(DRAFT).render(code), ways);
        }
    }

    @Test
    void caseAccentsAndPunctuation_doNotMatter() {
        String copy = slots(DRAFT).render(new Code("babbaba"));
        check(marks(DRAFT), copy.toUpperCase(Locale.ROOT).replace("É", "E").replace(",", " –"), "babbaba");
    }

    @Test
    void anExtract_showsItsSlotsOnly_andAReworded_none() {
        String copy = slots(DRAFT).render(new Code("bbbbbbb"));
        check(marks(DRAFT), copy.substring(copy.indexOf("Le prix")), "???bbbb");
        check(marks(DRAFT), copy.replace("flacon", "pot").replace("pour cent", "sur cent"), "bbb?bbb");
        check(marks(DRAFT), "Rien de tout cela.", "???????");
    }

    @Test
    void bothWaysOnOnePage_tellNothing() {
        Slots slots = slots(DRAFT);
        String both = slots.render(new Code("aaaaaaa")) + slots.render(new Code("abaaaaa"));
        check(marks(DRAFT), both, "a?aaaaa");
    }

    @Test
    void wordsFoundElsewhereInTheDraft_areNotRead() {
        String twice =
                "Le grand bal du {samedi|dimanche} soir à Lille. Le grand bal du samedi soir à Lille reste secret.";
        assertThat(marks(twice).readable()).isZero();
        String alike = "Un bal {samedi|dimanche} soir à Lille puis un bal {samedi|dimanche} soir à Lille encore.";
        assertThat(marks(alike).readable()).isZero();
    }

    @Test
    void neighbours_areReadInEveryCombination() {
        String near = "Ici {un|le} {petit|grand} {chat|chien} dort {bien|mal} sur un vieux tapis rouge de laine.";
        KeyedMarks marks = marks(near);
        assertThat(marks.readable()).isEqualTo(4);
        for (int bits = 0; bits < 16; bits++) {
            String ways = String.format(Locale.ROOT, "%4s", Integer.toBinaryString(bits))
                    .replace(' ', 'a')
                    .replace('0', 'a')
                    .replace('1', 'b');
            check(marks, slots(near).render(new Code(ways)), ways);
        }
    }

    @Test
    void slotWithinAWord_isRead() {
        String draft = "Nous livrerons le{s|} produit{s|} de la gamme neuve avant la fin du mois de juin.";
        check(marks(draft), slots(draft).render(new Code("bb")), "bb");
        check(marks(draft), slots(draft).render(new Code("ab")), "ab");
    }

    @Test
    void marks_comeBackFromTheirBytes_andAreReadWithTheirKeyOnly() {
        KeyedMarks marks = marks(DRAFT);
        assertThat(KeyedMarks.of(marks.bytes())).isEqualTo(marks);
        byte[] other = new byte[SipHash.KEY_BYTES];
        other[0] = 1;
        assertThat(marks.observed(NormalForm.tokens(slots(DRAFT).render(Code.first(7))), new SipHash(other)))
                .isEqualTo(Collections.nCopies(7, Way.UNSEEN));
    }

    @Test
    void unrelatedProse_showsNothing() {
        check(marks(DRAFT), vigie.testing.Texts.prose(new Random(4), 5_000), "???????");
    }

    @Test
    void tooShortADraft_hasNoMarks() {
        assertThat(marks("Bonjour {Léa|Tom}.").readable()).isZero();
        assertThat(marks("").readable()).isZero();
    }

    private static void check(KeyedMarks marks, String page, String expected) {
        StringBuilder ways = new StringBuilder();
        marks.observed(NormalForm.tokens(page), KEY)
                .forEach(way -> ways.append(way == Way.FIRST ? 'a' : way == Way.SECOND ? 'b' : '?'));
        assertThat(ways.toString()).isEqualTo(expected);
    }

    private static KeyedMarks marks(String draft) {
        Slots slots = slots(draft);
        return KeyedMarks.of(slots.count(), code -> NormalForm.tokens(slots.render(code)), KEY);
    }

    private static Slots slots(String draft) {
        return ((Slots.Reading.Draft) Slots.parse(draft)).slots();
    }
}
