package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void edits_countsSwappedNeighboursAsOne() {
        assertThat(Nearest.edits("ca", "abc")).isEqualTo(3); // the usual example of optimal string alignment
        assertThat(Nearest.edits("fede", "feed")).isEqualTo(1);
        assertThat(Nearest.edits("", "feed")).isEqualTo(4);
        assertThat(Nearest.edits("feed", "feed")).isZero();
    }

    @Test
    void nearest_farWord_isNone() {
        assertThat(Nearest.of("couleur", List.of("owner", "sources"))).isEmpty();
    }

    @Test
    void nearest_oneOfSeveral_isTheLeastEdited() {
        assertThat(Nearest.of("Recipient", List.of("recipients", "subscribers")))
                .contains("recipients");
    }
}
