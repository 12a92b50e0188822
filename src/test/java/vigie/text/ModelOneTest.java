package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelOneTest {
    private static final int DAS = 0;
    private static final int HAUS = 1;
    private static final int BUCH = 2;
    private static final int EIN = 3;
    private static final int THE = 0;
    private static final int HOUSE = 1;
    private static final int BOOK = 2;
    private static final int A = 3;

    private final ModelOne model = new ModelOne(
            List.of(new int[] {DAS, HAUS}, new int[] {DAS, BUCH}, new int[] {EIN, BUCH}),
            List.of(new int[] {THE, HOUSE}, new int[] {THE, BOOK}, new int[] {A, BOOK}));

    /** The example with which the model is taught: Koehn, Statistical Machine Translation, 2010, figure 4.5. */
    @Test
    void iterate_dasHausDasBuchEinBuch_koehn2010Table() {
        check(DAS, THE, 0.25);
        model.iterate();
        check(DAS, THE, 0.5);
        check(DAS, BOOK, 0.25);
        check(EIN, A, 0.5);
        model.iterate();
        check(DAS, THE, 0.6364);
        check(DAS, BOOK, 0.1818);
        check(EIN, BOOK, 0.4286);
        check(EIN, A, 0.5714);
        model.iterate();
        check(DAS, THE, 0.7479);
        check(DAS, BOOK, 0.1208);
        check(DAS, HOUSE, 0.1313);
        check(HAUS, HOUSE, 0.6534);
    }

    @Test
    void iterate_often_tellsWordsApart() {
        for (int round = 0; round < 200; round++) {
            model.iterate();
        }
        assertThat(model.probability(DAS, THE)).isGreaterThan(0.99);
        assertThat(model.probability(BUCH, BOOK)).isGreaterThan(0.99);
    }

    @Test
    void probability_ofWordsThatNeverMet_isZero() {
        check(HAUS, A, 0);
        check(99, A, 0);
    }

    private void check(int word, int rendering, double expected) {
        assertThat(model.probability(word, rendering)).isCloseTo(expected, within(0.0001));
    }
}
