package vigie.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.testing.Chromium;
import vigie.testing.FakeSite;

/** Files that a real browser saves. */
class SavedPageIT {
    private final FakeSite site = new FakeSite()
            .page("/a", "<!doctype html><title>Le silence</title><p>Le silence du lundi matin coûte cher à tous.</p>");
    private final ChromeDriver browser = Chromium.start();
    private Instant before = Instant.MIN;

    @BeforeEach
    void open() {
        before = Instant.now().minus(Duration.ofSeconds(2));
        browser.get(site.url("/a").value());
    }

    @AfterEach
    void close() {
        browser.quit();
        site.close();
    }

    private String answer(String command, Map<String, Object> parameters) {
        return String.valueOf(browser.executeCdpCommand(command, parameters).get("data"));
    }

    private void check(String name, byte[] file) {
        SavedPage saved = SavedPage.of(name, Body.of(file));
        assertThat(saved.url()).contains(site.url("/a"));
        assertThat(saved.savedAt())
                .hasValueSatisfying(
                        at -> assertThat(at).isBetween(before, Instant.now().plusSeconds(2)));
        Page page = new Extractor().extract(name, Body.of(file), new CanonicalUrl("file:///depot/" + name));
        assertThat(page.url()).isEqualTo(site.url("/a"));
        assertThat(page.text().strip()).isEqualTo("Le silence du lundi matin coûte cher à tous.");
    }

    @Test
    void mhtml_namesPageAndDate() {
        String data = answer("Page.captureSnapshot", Map.of("format", "mhtml"));
        check("page.mhtml", data.getBytes(ISO_8859_1));
    }

    @Test
    void printedPdf_namesPageAndDate() {
        String data = answer("Page.printToPDF", Map.of("displayHeaderFooter", true));
        check("page.pdf", Base64.getDecoder().decode(data));
    }
}
