package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodesTest {
    @Test
    void twentyCodes_of24Slots_areTwelveApart_alsoFromTheDraft() {
        for (int seed = 0; seed < 5; seed++) {
            List<Code> codes = codes(20, 24, seed);
            codes.add(Code.first(24));
            for (int i = 0; i < codes.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(codes.get(i).distance(codes.get(j))).isGreaterThanOrEqualTo(12);
                }
            }
        }
    }

    @Test
    void sameChance_givesTheSameCodes_andOneMoreChangesNone() {
        assertThat(codes(6, 24, 3).subList(0, 5)).isEqualTo(codes(5, 24, 3));
        assertThat(codes(5, 24, 4)).isNotEqualTo(codes(5, 24, 3));
    }

    @Test
    void fewSlots_stillGiveACode() {
        assertThat(codes(4, 1, 1)).hasSize(4);
        assertThatThrownBy(() -> new Codes(0, new SplittableRandom(1))).isInstanceOf(IllegalArgumentException.class);
    }

    static List<Code> codes(int count, int slots, long seed) {
        Codes codes = new Codes(slots, new SplittableRandom(seed));
        List<Code> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            given.add(codes.next(given));
        }
        return given;
    }
}
