package vigie.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigie.match.Match;
import vigie.text.Span;

class JsonTest {
    @Test
    void leakWrittenBeforeCopiesWereTold_isReadWithoutThem() {
        assertThat(
                        Json.match(
                                "leak",
                                "{\"original\":\"b1\",\"passages\":[{\"block\":7,\"candidate\":{\"start\":3,\"end\":7},\"words\":30}]}"))
                .isEqualTo(new Match.Leak("b1", List.of(new Match.Leaked(7, new Span(3, 7), 30))));
    }

    @Test
    void leak_comesBack_andHoldsNothingButItsParts() {
        Match.Leak leak = new Match.Leak(
                "b1",
                List.of(new Match.Leaked(7, new Span(3, 7), 30)),
                List.of(new Match.Trace(24, 23, List.of(new Match.CopyTold("h3", "Marie", 22)))),
                List.of());
        assertThat(Json.match("leak", Json.of(leak))).isEqualTo(leak);
        assertThat(Json.of(leak)).doesNotContain("little", "ofNames");
    }
}
