package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class LeafTest {
    private static void check(int items, String asked, int number, int leaves, int shown) {
        Leaf<String> leaf = Leaf.of(Collections.nCopies(items, "x"), asked);
        assertThat(leaf.number()).isEqualTo(number);
        assertThat(leaf.leaves()).isEqualTo(leaves);
        assertThat(leaf.items()).hasSize(shown);
    }

    @Test
    void leaf_isTheOneAskedFor_orTheNearest() {
        check(0, "1", 1, 1, 0);
        check(50, "1", 1, 1, 50);
        check(51, "2", 2, 2, 1);
        check(51, "9", 2, 2, 1);
        check(51, "-4", 1, 2, 50);
        check(51, "nonsense", 1, 2, 50);
        check(51, "99999999999999", 1, 2, 50);
    }
}
