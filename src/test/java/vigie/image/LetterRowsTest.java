package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetterRowsTest {
    @Test
    void any_ofThreeShortLines_isTrue() {
        List<Region> patches = new ArrayList<>();
        for (int line = 0; line < 3; line++) {
            patches.addAll(row(50, 100 + 40 * line, 8));
        }
        assertThat(LetterRows.any(patches)).isTrue();
    }

    @Test
    void any_ofOneLabel_isFalse() {
        assertThat(LetterRows.any(row(50, 100, 9))).isFalse();
    }

    @Test
    void any_ofOneLongLine_isTrue() {
        assertThat(LetterRows.any(row(0, 0, 20))).isTrue();
    }

    @Test
    void any_ofPatchesOneUnderAnother_isFalse() {
        List<Region> patches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            patches.add(new Region(100, 30 * i, 12, 20));
        }
        assertThat(LetterRows.any(patches)).isFalse();
    }

    @Test
    void any_ofSparsePatchesOfManySizes_isFalse() {
        Random random = new Random(11);
        List<Region> patches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int size = 5 + random.nextInt(100);
            patches.add(new Region(random.nextInt(1000), random.nextInt(1000), size, size));
        }
        assertThat(LetterRows.any(patches)).isFalse();
    }

    @Test
    void any_ofNothing_isFalse() {
        assertThat(LetterRows.any(List.of())).isFalse();
    }

    /** Letters with and without ascenders, a wider space after every fifth. */
    private static List<Region> row(int x, int y, int count) {
        List<Region> row = new ArrayList<>();
        int left = x;
        for (int i = 0; i < count; i++) {
            int height = i % 3 == 0 ? 22 : 15;
            row.add(new Region(left, y + 22 - height, 11, height));
            left += i % 5 == 4 ? 21 : 14;
        }
        return row;
    }
}
