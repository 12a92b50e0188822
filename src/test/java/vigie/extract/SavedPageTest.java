package vigie.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

class SavedPageTest {
    private static void check(String name, String file, String url, String savedAt) {
        check(name, file.getBytes(UTF_8), url, savedAt);
    }

    private static void check(String name, byte[] file, String url, String savedAt) {
        assertThat(SavedPage.of(name, Body.of(file)))
                .isEqualTo(new SavedPage(
                        Optional.of(url).filter(text -> !text.isEmpty()).map(CanonicalUrl::new),
                        Optional.of(savedAt).filter(text -> !text.isEmpty()).map(Instant::parse)));
    }

    @Test
    void singleFile_namesPageAndDate() {
        check(
                "page.html",
                "<!DOCTYPE html> <html lang=fr><!--\n Page saved with SingleFile \n url: https://copieur.example/a?b=1 \n"
                        + " saved date: Tue Sep 01 2026 10:50:54 GMT+0200 (heure d’été d’Europe centrale)\n-->"
                        + "<meta charset=utf-8><p>Bonjour",
                "https://copieur.example/a?b=1",
                "2026-09-01T08:50:54Z");
    }

    @Test
    void singleFile_withoutDate_namesThePage() {
        check(
                "page.html",
                "<html><!-- Page saved with SingleFile\n url: https://copieur.example/a -->",
                "https://copieur.example/a",
                "");
    }

    @Test
    void saveAsOfABrowser_namesThePage() {
        check(
                "page.htm",
                "<!DOCTYPE html>\n<!-- saved from url=(0026)https://copieur.example/ab -->\n<html><p>Bonjour",
                "https://copieur.example/ab",
                "");
    }

    @Test
    void mhtml_namesPageAndDate() {
        check("page.mhtml", """
                From: <Saved by Blink>
                Snapshot-Content-Location: https://copieur.example/a
                Subject: A
                Date: Tue, 1 Sep 2026 08:50:54 -0000
                MIME-Version: 1.0
                Content-Type: multipart/related;
                	type="text/html";
                	boundary="b"

                --b--
                """.replace("\n", "\r\n"), "https://copieur.example/a", "2026-09-01T08:50:54Z");
    }

    @Test
    void fileThatTellsNothing_isUnknown() {
        check("page.html", "<p>Page saved with SingleFile url: https://copieur.example/a", "", "");
        check("note.txt", "https://copieur.example/a", "", "");
        check("broken.pdf", "%PDF-1.4 broken", "", "");
        check("empty.html", "", "", "");
    }

    @Test
    void singleFile_withADateThatIsNone_namesThePageOnly() {
        check(
                "page.html",
                "<html><!--\n Page saved with SingleFile \n url: https://copieur.example/a \n"
                        + " saved date: Tue Foo 99 2026 10:50:54 GMT+0200 \n-->",
                "https://copieur.example/a",
                "");
    }
}
