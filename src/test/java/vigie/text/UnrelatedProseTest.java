package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prose of named authors holds nothing of another author, and forty words put into it are found. */
class UnrelatedProseTest {
    private static final int ORIGINALS_EACH = 15;
    private static final int ORIGINAL_WORDS = 200;
    private static final int PLANTED_WORDS = 40;
    private static final int PLACES = 8;

    private static final List<String> ENGLISH =
            pieces(read("en-doyle-scandal_in_bohemia")).toList();
    private static final List<String> FRENCH =
            pieces(read("fr-voltaire-candide")).toList();
    private static final List<String> ORIGINALS =
            Stream.concat(ENGLISH.stream(), FRENCH.stream()).toList();

    private static final OriginalTexts TEXTS = texts();

    private static OriginalTexts texts() {
        List<Tokens> tokens = ORIGINALS.stream().map(NormalForm::tokens).toList();
        return new OriginalTexts(
                NumberedTexts.of(ORIGINALS), Background.shipped().with(tokens));
    }

    private static String read(String work) {
        String name = "prose/" + work + ".txt";
        try (InputStream bytes = Objects.requireNonNull(UnrelatedProseTest.class.getResourceAsStream(name), name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> pieces(String work) {
        Tokens tokens = NormalForm.tokens(work);
        int step = (tokens.count() - ORIGINAL_WORDS) / ORIGINALS_EACH;
        return IntStream.range(0, ORIGINALS_EACH)
                .mapToObj(number -> tokens.span(number * step, number * step + ORIGINAL_WORDS)
                        .of(work));
    }

    private static List<SharedText> found(String page) {
        return TEXTS.sharedWith(NormalForm.tokens(page));
    }

    /** Plants words of an original at places left to a seeded chance; each time that original alone is found. */
    private static void check(List<String> originals, String work) {
        RandomGenerator random = new Random(work.length());
        Tokens words = NormalForm.tokens(work);
        for (int i = 0; i < PLACES; i++) {
            String original = originals.get(random.nextInt(originals.size()));
            int from = random.nextInt(ORIGINAL_WORDS - PLANTED_WORDS);
            String copy =
                    NormalForm.tokens(original).span(from, from + PLANTED_WORDS).of(original);
            int place = words.span(0, 1 + random.nextInt(words.count() - 1)).end();
            String page = work.substring(0, place) + "\n" + copy + "\n" + work.substring(place);
            assertThat(found(page))
                    .singleElement()
                    .satisfies(shared ->
                            assertThat(ORIGINALS.get(shared.original())).isEqualTo(original))
                    .satisfies(shared -> assertThat(shared.words()).isBetween(PLANTED_WORDS - 4, PLANTED_WORDS + 8));
        }
    }

    @Test
    void novels_holdNothingOfAnotherAuthor() {
        assertThat(found(read("en-austen-persuasion"))).isEmpty();
    }

    @Test
    void translatedTale_holdsNothingOfAnotherAuthor() {
        assertThat(found(read("en-voltaire-candide"))).isEmpty();
    }

    @Test
    void codeOfLaw_holdsNothingOfATale() {
        assertThat(found(read("fr-legifrance-code_des_relations"))).isEmpty();
    }

    @Test
    void fortyEnglishWordsInANovel_areFoundAndNothingElse() {
        check(ENGLISH, read("en-austen-persuasion"));
    }

    @Test
    void fortyFrenchWordsInACodeOfLaw_areFoundAndNothingElse() {
        check(FRENCH, read("fr-legifrance-code_des_relations"));
    }
}
