package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaTest {
    private static final int[] BOTH = {0, 1};

    @Test
    void burrows_isTheMeanDifferenceOfStandardScores() {
        double[][] profiles = {{2, 10}, {4, 10}, {6, 16}};
        Delta.standardize(profiles);

        double one = Math.sqrt(8.0 / 3);
        double two = Math.sqrt(8);
        assertThat(Delta.burrows(profiles[0], profiles[1])).isCloseTo(2 / one / 2, within(1e-12));
        assertThat(Delta.burrows(profiles[0], profiles[2])).isCloseTo((4 / one + 6 / two) / 2, within(1e-12));
    }

    @Test
    void cosine_looksAtTheDirectionOnly() {
        assertThat(Delta.cosine(new double[] {1, 2}, new double[] {3, 6}, BOTH)).isCloseTo(0, within(1e-12));
        assertThat(Delta.cosine(new double[] {1, 0}, new double[] {0, 1}, BOTH)).isEqualTo(1);
        assertThat(Delta.cosine(new double[] {1, 0}, new double[] {-2, 0}, BOTH))
                .isEqualTo(2);
        assertThat(Delta.cosine(new double[] {0, 0}, new double[] {1, 1}, BOTH)).isEqualTo(1);
    }

    @Test
    void burrows_isAMetric() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            double[] one = random.doubles(9).toArray();
            double[] other = random.doubles(9).toArray();
            double[] third = random.doubles(9).toArray();
            assertThat(Delta.burrows(one, one)).isZero();
            assertThat(Delta.burrows(one, other)).isEqualTo(Delta.burrows(other, one));
            assertThat(Delta.burrows(one, third))
                    .isLessThanOrEqualTo(Delta.burrows(one, other) + Delta.burrows(other, third) + 1e-12);
        }
    }

    @Test
    void correctAtOne_penasAndRodrigo2011Examples() {
        assertThat(CorrectAtOne.of(50, 0, 100)).isEqualTo(0.5);
        assertThat(CorrectAtOne.of(50, 20, 100)).isCloseTo(0.6, within(1e-12));
        assertThat(CorrectAtOne.of(0, 100, 100)).isZero();
    }
}
