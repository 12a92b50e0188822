package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The made-up web answers as its pages' facts say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoWebIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final DemoWeb web = DemoWeb.start();

    @BeforeAll
    void started() {
        assertThat(web.hosts()).hasSize(DemoSite.values().length).doesNotHaveDuplicates();
    }

    @AfterAll
    void stop() {
        web.close();
        client.close();
    }

    @Test
    void everyPage_answersAsItsFactSays() throws Exception {
        for (Map.Entry<URI, DemoPage> entry : web.expected()) {
            HttpResponse<byte[]> answer = get(entry.getKey());
            boolean deferred = entry.getValue().fact() == DemoPage.Fact.DEFERRED;
            assertThat(answer.statusCode()).as(entry.getKey().toString()).isEqualTo(deferred ? 503 : 200);
            assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(deferred);
        }
    }

    @Test
    void pictures_areServedByTheShopOnly() throws Exception {
        URI picture = at("/nouveautes.html").resolve("/images/matin.jpg");
        assertThat(get(picture).headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(get(at("/one-take.html").resolve("/images/matin.jpg")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void paths_thatNameNoPage_areNotFound() throws Exception {
        for (String path :
                new String[] {"/nothing.html", "/../owner/config/vigie.yaml", "/%2e%2e/clip/robots.txt", "/a"}) {
            assertThat(get(URI.create("http://" + web.hosts().getFirst() + path))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void head_answersWithoutBody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/one-take.html"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void prepare_writesTheOwnersFilesWithTheAddresses(@TempDir Path home) throws Exception {
        web.prepare(home, 1);
        web.prepare(home, 8_378);
        String watchlist = Files.readString(home.resolve("watchlists/lena.yaml"));
        assertThat(watchlist)
                .contains("feed: http://" + web.hosts().getFirst() + "/feed.xml")
                .doesNotContain("{studio}");
        assertThat(Files.readString(home.resolve("config/vigie.yaml")))
                .contains("\"" + web.hosts().getLast() + "\"", "web: {port: 8378}");
        assertThat(home.resolve("originals/atelier-au-matin.png")).isNotEmptyFile();
        assertThat(home.resolve("originals/script-first-ninety-seconds.srt")).isNotEmptyFile();
    }

    private URI at(String path) {
        return web.expected().stream()
                .filter(entry -> entry.getValue().path().equals(path))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private HttpResponse<byte[]> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
