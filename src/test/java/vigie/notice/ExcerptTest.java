package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigie.text.Span;

class ExcerptTest {
    @Test
    void of_shortText_keepsAllOfIt() {
        assertThat(Excerpt.of("un deux trois", new Span(3, 7))).isEqualTo(new Excerpt("un ", "deux", " trois"));
    }

    @Test
    void of_longSurroundings_areCutAtWords() {
        String text = "avant ".repeat(40) + "ICI" + " après".repeat(40);
        Excerpt excerpt = Excerpt.of(text, new Span(240, 243));
        assertThat(excerpt.shared()).isEqualTo("ICI");
        assertThat(excerpt.before()).startsWith("… avant ").hasSizeLessThan(95);
        assertThat(excerpt.after()).endsWith(" après …").hasSizeLessThan(95);
    }

    @Test
    void of_longPassage_isCutInItsMiddle() {
        Excerpt excerpt = Excerpt.of("mot ".repeat(500), new Span(0, 2000));
        assertThat(excerpt.shared())
                .startsWith("mot mot")
                .contains("mot […] mot")
                .hasSizeLessThan(720);
    }

    @Test
    void of_spanBeyondTheText_isEmpty() {
        assertThat(Excerpt.of("", new Span(0, 5)).isEmpty()).isTrue();
    }

    @Test
    void of_emojiAtTheCut_isNotHalved() {
        String text = "😀".repeat(100);
        Excerpt excerpt = Excerpt.of(text + "x", new Span(200, 201));
        assertThat(excerpt.before().codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF))
                .isTrue();
        assertThat(Excerpt.shortened(text, 10)).isEqualTo("😀😀😀😀…");
    }

    @Test
    void shortened_cutsAtAWord() {
        assertThat(Excerpt.shortened("un deux trois", 9)).isEqualTo("un deux…");
        assertThat(Excerpt.shortened("un deux", 7)).isEqualTo("un deux");
    }
}
