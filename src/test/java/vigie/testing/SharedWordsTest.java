package vigie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedWordsTest {
    @Test
    void covered_countsEachWordOfTheRunsOnce() {
        check("a b c d e", "x b c d y", 3);
        check("a b c d e", "a b c d e", 5);
        check("a b c - a b c", "a b c", 6);
        check("A, b! C’d", "a b c d", 4);
        check("a b x c d", "a b c d", 0);
        check("a b", "a b", 0);
    }

    private static void check(String text, String other, int expected) {
        assertThat(new SharedWords(3).covered(text, other)).isEqualTo(expected);
    }
}
