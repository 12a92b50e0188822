package vigie.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.discover.ImageSighting.Likeness;
import vigie.testing.CalledServices;
import vigie.testing.RecordedService;
import vigie.testing.RecordedService.Asked;

/** Services for reverse image search as they answer. */
class ReverseImageIT {
    private static final String KEY = "sk-Zq7vT4mW9xK2pL8r";
    private static final Body PICTURE = Body.of("GIF89a\u0000é".getBytes(UTF_8));

    private final CalledServices services = new CalledServices();

    @AfterEach
    void close() {
        services.close();
    }

    private Reply<List<ImageSighting>> google(RecordedService service) {
        return new GoogleVision(services.client(service), service.url(), KEY).find(PICTURE);
    }

    private Reply<List<ImageSighting>> tinEye(RecordedService service) {
        return new TinEye(services.client(service), service.url(), KEY).find(PICTURE);
    }

    private static void checkSightings(Reply<List<ImageSighting>> reply, ImageSighting... expected) {
        assertThat(reply).isEqualTo(Reply.of(List.of(expected)));
    }

    private static Optional<CanonicalUrl> at(String url) {
        return Optional.of(new CanonicalUrl(url));
    }

    @Test
    void google_matches_areSightingsAndLikenessesAreNot() {
        RecordedService service = services.json("""
            {"responses":[{"webDetection":{
             "webEntities":[{"entityId":"/m/1","score":0.5,"description":"Silence"}],
             "fullMatchingImages":[{"url":"https://c.example/i.png"},{"url":"https://seul.example/i.png"}],
             "partialMatchingImages":[{"url":"https://seul.example/crop.png"}],
             "pagesWithMatchingImages":[
              {"url":"https://c.example/p","pageTitle":"<b>Copie</b> &amp; co","fullMatchingImages":[{"url":"https://c.example/i.png"}],"partialMatchingImages":[]},
              {"url":"https://d.example/p","pageTitle":"Rogné","partialMatchingImages":[{"url":"https://d.example/crop.png"}]},
              {"url":"https://ressemble.example/","pageTitle":"Rien"}],
             "visuallySimilarImages":[{"url":"https://ressemble.example/i.png"}],
             "bestGuessLabels":[{"label":"silence","languageCode":"fr"}]}}]}\
            """);
        checkSightings(
                google(service),
                new ImageSighting(
                        at("https://c.example/p"),
                        at("https://c.example/i.png"),
                        Likeness.FULL,
                        "Copie & co",
                        Optional.empty()),
                new ImageSighting(
                        at("https://d.example/p"),
                        at("https://d.example/crop.png"),
                        Likeness.PARTIAL,
                        "Rogné",
                        Optional.empty()),
                new ImageSighting(
                        Optional.empty(), at("https://seul.example/i.png"), Likeness.FULL, "", Optional.empty()),
                new ImageSighting(
                        Optional.empty(), at("https://seul.example/crop.png"), Likeness.PARTIAL, "", Optional.empty()));
        Asked asked = service.log().getFirst();
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /v1/images:annotate");
        assertThat(asked.headers()).containsEntry("x-goog-api-key", KEY);
        JsonNode request =
                JsonMapper.shared().readTree(asked.text()).path("requests").path(0);
        assertThat(Base64.getDecoder()
                        .decode(request.path("image").path("content").asString("")))
                .isEqualTo(PICTURE.toByteArray());
        assertThat(request.path("features").path(0).path("type").asString("")).isEqualTo("WEB_DETECTION");
    }

    @Test
    void google_noMatch_isEmptiness() {
        checkSightings(google(services.json("{\"responses\":[{}]}")));
    }

    @Test
    void google_errorAboutThePicture_isAFailure() {
        assertThat(google(services.json("{\"responses\":[{\"error\":{\"code\":3,\"message\":\"Bad image data.\"}}]}")))
                .isEqualTo(Reply.missing(Reason.Kind.SERVICE_REFUSED, "Bad image data."));
    }

    @Test
    void tinEye_matches_areSightingsWithTheirDays() {
        RecordedService service = services.json("""
            {"stats":{"timestamp":"1790000000.1","query_time":0.1,"total_backlinks":2,"total_collection":1,"total_results":1,"total_stock":0,"total_filtered_results":1},
             "code":200,"messages":[],
             "results":{"matches":[{"image_url":"https://img.tineye.example/result/1","domain":"c.example","score":88.9,"width":300,"height":200,
              "size":60000,"format":"JPEG","filesize":3000,"overlay":"overlay/1","tags":[],
              "backlinks":[{"url":"https://c.example/i.jpg","backlink":"https://c.example/p","crawl_date":"2026-03-01"},
                           {"url":"https://c.example/i.jpg","backlink":"https://c.example/q","crawl_date":""}]}]}}\
            """);
        checkSightings(
                tinEye(service),
                new ImageSighting(
                        at("https://c.example/p"),
                        at("https://c.example/i.jpg"),
                        Likeness.FULL_OR_PARTIAL,
                        "",
                        Optional.of(LocalDate.of(2026, 3, 1))),
                new ImageSighting(
                        at("https://c.example/q"),
                        at("https://c.example/i.jpg"),
                        Likeness.FULL_OR_PARTIAL,
                        "",
                        Optional.empty()));
        Asked asked = service.log().getFirst();
        assertThat(asked.method() + " " + asked.target())
                .isEqualTo("POST /rest/search/?offset=0&limit=100&sort=score&order=desc");
        assertThat(asked.headers()).containsEntry("x-api-key", KEY);
        String boundary =
                asked.headers().getOrDefault("content-type", "").replace("multipart/form-data; boundary=", "");
        assertThat(new String(asked.body().toByteArray(), ISO_8859_1))
                .isEqualTo("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"image_upload\"; filename=\"picture\""
                        + "\r\nContent-Type: application/octet-stream\r\n\r\n"
                        + new String(PICTURE.toByteArray(), ISO_8859_1)
                        + "\r\n--" + boundary + "--\r\n");
    }

    @Test
    void tinEye_noMatch_isEmptiness() {
        checkSightings(
                tinEye(services.json("{\"stats\":{},\"code\":200,\"messages\":[],\"results\":{\"matches\":[]}}")));
    }

    @Test
    void tinEye_errorWithStatus200_isAFailure() {
        assertThat(tinEye(services.json("{\"code\":400,\"messages\":[\"Image too simple\"],\"results\":[]}")))
                .isEqualTo(Reply.missing(Reason.Kind.SERVICE_REFUSED, "400 Image too simple"));
    }

    @Test
    void picture_tooLarge_isNotSent() {
        RecordedService service = services.json("{}");
        Body large = Body.of(new byte[ReverseImage.PICTURE_BYTES_MAX + 1]);
        for (ReverseImage one : List.of(
                new GoogleVision(services.client(service), service.url(), KEY),
                new TinEye(services.client(service), service.url(), KEY))) {
            assertThat(one.find(large)).isEqualTo(Reply.missing(Reason.Kind.LIMIT, "7000001 B"));
        }
        assertThat(service.log()).isEmpty();
    }
}
