package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;

class FrontMatterTest {
    @Test
    void lines_endBeforeTheSecondDashes() {
        check("---\ntitle: a\n---\ntext\n---\n", Optional.of("---\ntitle: a\n"));
        check("---\r\ntitle: a\r\n...\r\ntext", Optional.of("---\r\ntitle: a\r\n"));
        check("\uFEFF---\ntitle: a\n---", Optional.of("---\ntitle: a\n"));
        check("---\n---\ntext", Optional.of("---\n"));
    }

    @Test
    void textWithoutThem_hasNone() {
        check("text\n---\ntitle: a\n---\n", Optional.empty());
        check("---\nnever closed\n", Optional.empty());
        check("", Optional.empty());
    }

    private static void check(String text, Optional<String> expected) {
        assertThat(FrontMatter.lines(Body.of(text.getBytes(StandardCharsets.UTF_8))))
                .as(text)
                .isEqualTo(expected);
    }
}
