package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PermissionReaderTest {
    @Test
    void meet_patternsWithACommonName() {
        check("guide-*", "*-2026", true);
        check("guide-*", "carrousel-*", false);
        check("a?c", "abc", true);
        check("a?c", "ac", false);
        check("*", "", true);
        check("", "a", false);
        check("**a**b", "b*a*b", true);
    }

    private static void check(String a, String b, boolean expected) {
        assertThat(PermissionReader.meet(a, b)).as(a + " and " + b).isEqualTo(expected);
        assertThat(PermissionReader.meet(b, a)).as(b + " and " + a).isEqualTo(expected);
    }
}
