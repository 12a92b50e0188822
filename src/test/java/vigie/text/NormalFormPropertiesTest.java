package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the normal form of any text, on texts left to a seeded chance; {@link NormalFormFuzz} looks further. */
class NormalFormPropertiesTest {
    private static final int TEXTS = 5_000;
    private static final int PIECES_MAX = 12;

    /** First characters of rows of 256: Latin, Greek, Cyrillic, Hebrew, Arabic, Hangul, Han, emoji, mathematical letters, surrogates. */
    private static final List<Integer> ROWS = List.of(
            0x0000, 0x0100, 0x0200, 0x0300, 0x0400, 0x0500, 0x0600, 0x1E00, 0x2000, 0x2100, 0x4E00, 0xAC00, 0xD800,
            0xFB00, 0xFE00, 0xFF00, 0x1D400, 0x1F600);

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(PIECES_MAX)).forEach(piece -> append(text, random));
        return text.toString();
    }

    private static void append(StringBuilder text, RandomGenerator random) {
        switch (random.nextInt(8)) {
            case 0 -> text.append('#');
            case 1 -> text.append("hashtag");
            case 2 -> text.append(' ');
            default -> text.appendCodePoint(ROWS.get(random.nextInt(ROWS.size())) + random.nextInt(0x100));
        }
    }

    private static String normal(String text) {
        Tokens tokens = NormalForm.tokens(text);
        return tokens.normal(0, tokens.count());
    }

    @Test
    void normalForm_ofAnyText_isRegular() {
        RandomGenerator random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            NormalFormFuzz.check(text(random));
        }
    }

    @Test
    void kanaDigraph_isOneTokenAlthoughItsLettersAreTwo() {
        // Wrong, and harmless in French and English: the letters of a digraph should stand alone as others do.
        assertThat(normal("ゟ")).isEqualTo("より");
        assertThat(normal("より")).isEqualTo("よ り");
    }

    @Test
    void dotOfAnIndicLetter_isLostWhenComposed() {
        // Wrong, and harmless in French and English: both are one letter to a reader.
        assertThat(normal("\u0929")).isEqualTo("\u0928");
        assertThat(normal("\u0928\u093C")).isEqualTo("\u0928\u093C");
    }
}
