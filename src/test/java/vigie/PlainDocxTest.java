package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Extractor;
import vigie.extract.Page;

class PlainDocxTest {
    @Test
    void document_holdsTheText_aParagraphALine() {
        check("Un titre\n\nDeux & trois < quatre\n", "Un titre\nDeux & trois < quatre");
        check("  avant\u0001 après", "avant après");
        check("", "");
    }

    @Test
    void sameText_givesTheSameBytes() {
        assertThat(PlainDocx.of("Bonjour")).isEqualTo(PlainDocx.of("Bonjour"));
    }

    private static void check(String text, String expected) {
        Page page = new Extractor()
                .extract("copie.docx", Body.of(PlainDocx.of(text)), new CanonicalUrl("https://files.invalid/"));
        assertThat(page.problems()).isEmpty();
        assertThat(page.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList())
                .isEqualTo(expected.lines().toList());
    }
}
