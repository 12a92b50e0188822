package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TilingTest {
    private static final BitSet NOTHING = new BitSet();

    /** Every pair of equal letters, as Wise's string matrix has a one for each. */
    private static long[] equal(String page, String original) {
        LongStream.Builder pairs = LongStream.builder();
        for (int here = 0; here < page.length(); here++) {
            for (int there = 0; there < original.length(); there++) {
                if (page.charAt(here) == original.charAt(there)) {
                    pairs.add(Pairs.of(here, there));
                }
            }
        }
        return pairs.build().toArray();
    }

    private static String tiles(String page, String original) {
        StringBuilder tiles = new StringBuilder();
        for (long pair : Tiling.oneToOne(equal(page, original), NOTHING)) {
            tiles.append(Pairs.page(pair))
                    .append('-')
                    .append(Pairs.original(pair))
                    .append(' ');
        }
        return tiles.toString().strip();
    }

    /** Wise 1993, "String similarity via greedy string tiling": a block moved as a whole stays one tile. */
    @Test
    void movedBlock_isTiledWhole() {
        assertThat(tiles("defabc", "abcdef")).isEqualTo("0-3 1-4 2-5 3-0 4-1 5-2");
    }

    /** The longest match is taken first, though a shorter one stands before it. */
    @Test
    void longestMatch_takesTheTokensItNeeds() {
        assertThat(tiles("abxabc", "abc")).isEqualTo("3-0 4-1 5-2");
        assertThat(tiles("abab", "ab")).isEqualTo("0-0 1-1");
    }

    @RepeatedTest(50)
    void tokens_standForOneTokenOnly(RepetitionInfo repetition) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
        String page = letters(random);
        String original = letters(random);
        long[] tiled = Tiling.oneToOne(equal(page, original), NOTHING);
        Set<Integer> here = new HashSet<>();
        Set<Integer> there = new HashSet<>();
        for (long pair : tiled) {
            assertThat(here.add(Pairs.page(pair))).isTrue();
            assertThat(there.add(Pairs.original(pair))).isTrue();
            assertThat(page.charAt(Pairs.page(pair))).isEqualTo(original.charAt(Pairs.original(pair)));
        }
        assertThat(tiled).isSorted();
        assertThat(tiled.length).isEqualTo(common(page, original));
    }

    /** Greedy tiling down to single letters leaves no pair of equal letters free on both sides. */
    private static int common(String page, String original) {
        int common = 0;
        for (char letter = 'a'; letter <= 'd'; letter++) {
            common += Math.min(count(page, letter), count(original, letter));
        }
        return common;
    }

    private static int count(String text, char letter) {
        return (int) text.chars().filter(each -> each == letter).count();
    }

    private static String letters(RandomGenerator random) {
        return random.ints(random.nextInt(1, 40), 'a', 'e')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
