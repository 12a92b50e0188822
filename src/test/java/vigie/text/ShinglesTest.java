package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShinglesTest {
    private static long[] sorted(String text) {
        return Shingles.sorted(NormalForm.tokens(text), 3);
    }

    @Test
    void sorted_forgetsTheOrderInsideAShingle() {
        assertThat(sorted("rouge vert bleu")).isEqualTo(sorted("Bleu, vert, rouge"));
        assertThat(sorted("rouge vert bleu")).isNotEqualTo(sorted("rouge vert jaune"));
    }

    @Test
    void shingles_areOneFewerThanWordsForEachFurtherWord() {
        assertThat(sorted("un deux trois quatre cinq")).hasSize(3);
        assertThat(sorted("un deux")).hasSize(1);
        assertThat(sorted("")).isEmpty();
    }

    @Test
    void containment_ofATextInItself_isOne() {
        long[] shingles = Shingles.distinct(sorted("la mer est belle et la mer est grande"));
        assertThat(Shingles.containment(shingles, shingles)).isEqualTo(1);
        assertThat(Shingles.containment(new long[0], shingles)).isZero();
    }

    @Test
    void containment_isDirected() {
        long[] part = Shingles.distinct(sorted("un deux trois quatre"));
        long[] whole = Shingles.distinct(sorted("zéro un deux trois quatre cinq"));
        assertThat(Shingles.containment(part, whole)).isEqualTo(1);
        assertThat(Shingles.containment(whole, part)).isEqualTo(0.5);
    }

    @Test
    void shinglesOfNoWords_areACallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shingles.sorted(NormalForm.tokens("un"), 0))
                .withMessageContaining("0");
    }

    /** Broder 1997, "On the resemblance and containment of documents": the rose has three different shingles of four words. */
    @Test
    void distinct_broder1997Example() {
        Tokens rose = NormalForm.tokens("a rose is a rose is a rose");
        assertThat(Shingles.sorted(rose, 4)).hasSize(5);
        assertThat(Shingles.distinct(Shingles.sorted(rose, 4))).hasSize(3);
    }
}
