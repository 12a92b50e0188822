package vigie.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vigie.testing.Manuals.ManualPage;
import vigie.testing.PlantedCopy.Change;

/** The site of real manuals serves what it says, and what is planted in the owner's folder is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManualSiteIT {
    private static final long SEED = 20_261_124;
    private static final SharedWords RUNS = new SharedWords(6);

    private List<ManualPage> pages = List.of();

    @BeforeAll
    void installed() {
        Optional<String> missing = ManualSite.missing();
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        pages = Manuals.pages();
    }

    @Test
    void site_servesItsPagesAndLogsEachRequest() throws Exception {
        try (ManualSite site = ManualSite.start();
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(get(client, site.url("/robots.txt"))).contains("Disallow: " + ManualSite.FORBIDDEN);
            String sitemap = get(client, site.url("/sitemap.xml"));
            assertThat(sitemap).contains("<loc>" + site.url("/handbook/sect.apt-get.html") + "</loc>");
            assertThat(get(client, site.url("/handbook/sect.apt-get.html")))
                    .contains("est un projet relativement vaste");
            assertThat(get(client, site.url("/devref/pkgs.html"))).contains("<html lang=\"en\"");
            assertThat(get(client, site.url("/devref-fr/pkgs.html"))).contains("<html lang=\"fr\"");
            assertThat(status(client, site.url("/devref/fr/pkgs.html"))).isEqualTo(404);
            assertThat(status(client, site.url("/devref/" + Manuals.WHOLE_MANUAL)))
                    .isEqualTo(404);
            assertThat(site.requests())
                    .extracting(ManualSite.Request::path)
                    .startsWith("/robots.txt", "/sitemap.xml", "/handbook/sect.apt-get.html");
            assertThat(site.requests())
                    .extracting(ManualSite.Request::status)
                    .containsExactly(200, 200, 200, 200, 200, 404, 404);
            assertThat(site.requests().getFirst().agent()).startsWith("Java-http-client");
        }
    }

    @Test
    void passages_standOnOnePageOnlyAndTwoHaveWordsChanged(@TempDir Path home) throws IOException {
        List<PlantedCopy> texts = ManualOwner.write(home, pages, SEED).stream()
                .filter(copy -> !copy.change().isPicture())
                .toList();
        assertThat(texts).hasSize(5);
        assertThat(texts.stream().filter(copy -> copy.change() == Change.WORDS_CHANGED))
                .hasSize(2);
        for (PlantedCopy copy : texts) {
            String text = Files.readString(home.resolve(copy.original())).split("---\n\n", 2)[1];
            List<String> passage = SharedWords.of(text);
            int words = passage.size();
            assertThat(words).isBetween(100, 400);
            for (ManualPage page : pages) {
                if (!page.path().equals(copy.path())) {
                    assertThat(RUNS.covered(page.words(), passage))
                            .as("%s in %s", copy, page.path())
                            .isLessThanOrEqualTo(12);
                } else if (copy.change() == Change.VERBATIM) {
                    assertThat(RUNS.covered(passage, page.words())).isEqualTo(words);
                } else {
                    assertThat(RUNS.covered(passage, page.words())).isBetween(words / 3, words - 3);
                }
            }
        }
    }

    @Test
    void pictures_areThreeOfDifferentPages(@TempDir Path home) throws IOException {
        List<PlantedCopy> pictures = ManualOwner.write(home, pages, SEED).stream()
                .filter(copy -> copy.change().isPicture())
                .toList();
        assertThat(pictures)
                .extracting(PlantedCopy::change)
                .containsExactly(Change.MIRRORED, Change.CROPPED, Change.RECOMPRESSED);
        assertThat(pictures)
                .extracting(PlantedCopy::path)
                .doesNotHaveDuplicates()
                .allMatch(path -> path.endsWith(".html"));
        for (PlantedCopy picture : pictures) {
            assertThat(home.resolve(picture.original())).isNotEmptyFile();
            assertThat(home.resolve(picture.original() + ".yaml")).content().contains("published: 1996");
        }
    }

    @Test
    void seed_decidesEverything(@TempDir Path home, @TempDir Path other) throws IOException {
        List<PlantedCopy> planted = ManualOwner.write(home, pages, SEED);
        assertThat(ManualOwner.write(other, pages, SEED)).isEqualTo(planted);
        for (PlantedCopy copy : planted) {
            assertThat(other.resolve(copy.original())).hasSameBinaryContentAs(home.resolve(copy.original()));
        }
        assertThat(ManualOwner.write(other, pages, SEED + 1)).isNotEqualTo(planted);
    }

    private static String get(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int status(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
