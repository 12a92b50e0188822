package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vigie.text.GapAlignment.Aligned;
import vigie.text.GapAlignment.Ends;
import vigie.text.GapAlignment.Lengths;
import vigie.text.GapAlignment.Pair;

class GapAlignmentTest {
    /** The scores of the textbook example: 1 for a pair of equals, −1 for a pair of others and for a gap. */
    private static Aligned aligned(String first, String second, Ends ends) {
        return GapAlignment.of(
                new Lengths(first.length(), second.length()),
                (i, j) -> first.charAt(i) == second.charAt(j) ? 1 : -1,
                -1,
                ends);
    }

    @Test
    void aligned_textbookExampleOfNeedlemanAndWunsch() {
        Aligned aligned = aligned("GCATGCU", "GATTACA", Ends.COST);

        assertThat(aligned.worth()).isZero();
        assertThat(aligned.pairs().getFirst()).isEqualTo(new Pair(0, 0));
        long equals = aligned.pairs().stream()
                .filter(pair -> "GCATGCU".charAt(pair.first()) == "GATTACA".charAt(pair.second()))
                .count();
        long gaps = 14 - 2L * aligned.pairs().size();
        assertThat(equals - (aligned.pairs().size() - equals) - gaps).isZero();
        assertThat(equals).isEqualTo(4);
    }

    @Test
    void aligned_insideALongerSequence_costsNothingAround() {
        Aligned aligned = aligned("GATTACA", "CCCCGATTACACCC", Ends.FREE);

        assertThat(aligned.worth()).isEqualTo(7);
        assertThat(aligned.pairs().getFirst()).isEqualTo(new Pair(0, 4));
        assertThat(aligned("GATTACA", "CCCCGATTACACCC", Ends.COST).worth()).isZero();
    }

    @Test
    void aligned_withNothing_isGapsOnly() {
        assertThat(aligned("ABC", "", Ends.COST)).isEqualTo(new Aligned(-3, java.util.List.of()));
        assertThat(aligned("", "ABC", Ends.FREE).worth()).isZero();
    }

    @Test
    void aligned_bothWays_isWorthTheSame() {
        Random random = new Random(20);
        for (int round = 0; round < 200; round++) {
            String first = letters(random);
            String second = letters(random);
            assertThat(aligned(first, second, Ends.COST).worth())
                    .isEqualTo(aligned(second, first, Ends.COST).worth());
            assertThat(aligned(first, second, Ends.FREE).worth())
                    .isGreaterThanOrEqualTo(aligned(first, second, Ends.COST).worth());
        }
    }

    private static String letters(Random random) {
        StringBuilder letters = new StringBuilder();
        random.ints(random.nextInt(12), 'A', 'E').forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }
}
