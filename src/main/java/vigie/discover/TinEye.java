package vigie.discover;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;
import vigie.discover.ImageSighting.Likeness;

/**
 * TinEye (<a href="https://services.tineye.com/developers/tineyeapi/">API</a>), which recognises a picture and parts of it,
 * and says when it saw each. Thread-safe.
 */
public final class TinEye implements ReverseImage {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://api.tineye.com/");

    private static final int RESULTS_MAX = 100;
    private static final Duration GAP = Duration.ofSeconds(1);

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String key;

    public TinEye(ServiceClient client, CanonicalUrl base, String key) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.key = key.strip();
    }

    @Override
    public String name() {
        return "TinEye";
    }

    @Override
    public Reply<List<ImageSighting>> find(Body picture) {
        if (picture.size() > PICTURE_BYTES_MAX) {
            return Reply.missing(Reason.Kind.LIMIT, picture.size() + " B");
        }
        String parameters = new QueryString()
                .with("offset", 0)
                .with("limit", RESULTS_MAX)
                .with("sort", "score")
                .with("order", "desc")
                .toString();
        // a mark that the picture cannot hold, and that is the same each time
        String boundary = "vigie-" + picture.sha256();
        ServiceCall call = ServiceCall.post(
                        Endpoint.of(base, "rest/search/?" + parameters),
                        "multipart/form-data; boundary=" + boundary,
                        upload(picture, boundary))
                .withSecret("x-api-key", key)
                .every(GAP);
        return JsonAnswer.of(client.call(call)).then(TinEye::sightings);
    }

    /** Returns a form with one file (RFC 7578). */
    private static Body upload(Body picture, String boundary) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"image_upload\"; filename=\"picture\""
                                + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(picture.toByteArray());
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return Body.of(form.toByteArray());
    }

    private static Reply<List<ImageSighting>> sightings(JsonAnswer answer) {
        JsonNode json = answer.json();
        JsonNode matches = json.path("results").path("matches");
        if (json.path("code").asInt(200) != 200) {
            return Reply.missing(Reason.Kind.SERVICE_REFUSED, JsonAnswer.quoted(messages(json)));
        }
        return matches.isArray()
                ? Reply.of(matches.valueStream()
                        .flatMap(TinEye::sightings)
                        .distinct()
                        .toList())
                : new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
    }

    private static String messages(JsonNode json) {
        return json.path("code").asInt(0)
                + json.path("messages")
                        .valueStream()
                        .map(message -> " " + message.asString(""))
                        .reduce("", String::concat);
    }

    /** One sighting for each page that shows the match. */
    private static Stream<ImageSighting> sightings(JsonNode match) {
        return match.path("backlinks").valueStream().flatMap(link -> {
            Optional<CanonicalUrl> page =
                    SearchResults.address(link.path("backlink").asString(""));
            Optional<CanonicalUrl> image =
                    SearchResults.address(link.path("url").asString(""));
            return page.isEmpty() && image.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new ImageSighting(page, image, Likeness.FULL_OR_PARTIAL, "", day(link)));
        });
    }

    private static Optional<LocalDate> day(JsonNode link) {
        return SearchResults.instant(link.path("crawl_date").asString(""))
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }
}
