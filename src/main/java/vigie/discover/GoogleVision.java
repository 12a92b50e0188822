package vigie.discover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;
import vigie.discover.ImageSighting.Likeness;

/**
 * Google Cloud Vision, web detection
 * (<a href="https://cloud.google.com/vision/docs/detecting-web">documentation</a>). Of what it names, full and partial
 * matches count; pictures that are visually similar do not. Thread-safe.
 */
public final class GoogleVision implements ReverseImage {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://vision.googleapis.com/");

    private static final int RESULTS_MAX = 50;
    private static final int TITLE_MAX = 300;
    private static final Duration GAP = Duration.ofSeconds(1);

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String key;

    public GoogleVision(ServiceClient client, CanonicalUrl base, String key) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.key = key.strip();
    }

    @Override
    public String name() {
        return "Google Cloud Vision";
    }

    @Override
    public Reply<List<ImageSighting>> find(Body picture) {
        if (picture.size() > PICTURE_BYTES_MAX) {
            return Reply.missing(Reason.Kind.LIMIT, picture.size() + " B");
        }
        ServiceCall call = ServiceCall.post(
                        Endpoint.of(base, "v1/images:annotate"),
                        "application/json",
                        Body.of(body(picture).toString().getBytes(StandardCharsets.UTF_8)))
                .withSecret("X-Goog-Api-Key", key)
                .every(GAP);
        return JsonAnswer.of(client.call(call)).then(GoogleVision::sightings);
    }

    private static ObjectNode body(Body picture) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode request = body.putArray("requests").addObject();
        request.putObject("image").put("content", Base64.getEncoder().encodeToString(picture.toByteArray()));
        request.putArray("features").addObject().put("type", "WEB_DETECTION").put("maxResults", RESULTS_MAX);
        return body;
    }

    /** An error about the one picture comes with status 200; one without any match has an empty object. */
    private static Reply<List<ImageSighting>> sightings(JsonAnswer answer) {
        JsonNode response = answer.json().path("responses").path(0);
        if (response.has("error")) {
            return Reply.missing(Reason.Kind.SERVICE_REFUSED, JsonAnswer.said(response));
        }
        if (!response.isObject()) {
            return new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
        }
        JsonNode web = response.path("webDetection");
        List<ImageSighting> sightings = new ArrayList<>();
        web.path("pagesWithMatchingImages")
                .valueStream()
                .forEach(page -> page(page).ifPresent(sightings::add));
        List<CanonicalUrl> shown = sightings.stream()
                .flatMap(sighting -> sighting.image().stream())
                .toList();
        Stream.concat(
                        images(web.path("fullMatchingImages"), Likeness.FULL),
                        images(web.path("partialMatchingImages"), Likeness.PARTIAL))
                .filter(sighting -> sighting.image().filter(shown::contains).isEmpty())
                .forEach(sightings::add);
        return Reply.of(sightings.stream().distinct().toList());
    }

    /** A page without either list of matches shows something that only looks alike. */
    private static Optional<ImageSighting> page(JsonNode page) {
        Optional<ImageSighting> match = Stream.concat(
                        images(page.path("fullMatchingImages"), Likeness.FULL),
                        images(page.path("partialMatchingImages"), Likeness.PARTIAL))
                .findFirst();
        Optional<CanonicalUrl> url = SearchResults.address(page.path("url").asString(""));
        String title = Excerpt.of(page.path("pageTitle").asString(""), TITLE_MAX);
        return match.filter(image -> url.isPresent())
                .map(image -> new ImageSighting(url, image.image(), image.likeness(), title, Optional.empty()));
    }

    private static Stream<ImageSighting> images(JsonNode list, Likeness likeness) {
        return list.valueStream()
                .flatMap(image -> SearchResults.address(image.path("url").asString("")).stream())
                .map(url -> new ImageSighting(Optional.empty(), Optional.of(url), likeness, "", Optional.empty()));
    }
}
