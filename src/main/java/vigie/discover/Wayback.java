package vigie.discover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Dates from the Internet Archive's Wayback Machine
 * (<a href="https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server">CDX server</a>), which answers
 * without a key. Whoever overlooks its refusals is shut out by the hour, so the gap is kept for all of a machine's
 * questions. Thread-safe.
 */
public final class Wayback {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://web.archive.org/");

    /** 24 calls a minute; the server stops at 30. */
    private static final Duration GAP = Duration.ofMillis(2_500);

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final Duration gap;

    public Wayback(ServiceClient client, CanonicalUrl base) {
        this(client, base, GAP);
    }

    Wayback(ServiceClient client, CanonicalUrl base, Duration gap) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.gap = gap;
    }

    /** Returns the earliest successful copy of exactly this address, empty when the archive has none. Blocks. */
    public Reply<Optional<FirstSeen>> firstSeen(CanonicalUrl url) {
        String query = new QueryString()
                .with("url", url.value())
                .with("output", "json")
                .with("fl", "timestamp,original,statuscode,digest")
                .with("filter", "statuscode:200")
                .with("limit", 1)
                .toString();
        return Endpoint.find(base, "cdx/search/cdx?" + query)
                .then(address ->
                        JsonAnswer.of(client.call(ServiceCall.get(address).every(gap))))
                .then(this::earliest);
    }

    /** The first row holds the names of the columns; no row at all means no copy. */
    private Reply<Optional<FirstSeen>> earliest(JsonAnswer answer) {
        JsonNode rows = answer.json();
        if (rows.isArray() && rows.size() < 2) {
            return Reply.of(Optional.empty());
        }
        List<String> names =
                rows.path(0).valueStream().map(name -> name.asString("")).toList();
        Row row = new Row(names, rows.path(1));
        Optional<Instant> at = ArchiveTime.parse(row.value("timestamp"));
        Optional<CanonicalUrl> original = CanonicalUrl.parse(row.value("original"));
        Optional<CanonicalUrl> copy = base.resolve("web/" + row.value("timestamp") + "/" + row.value("original"));
        return at.isPresent() && original.isPresent() && copy.isPresent()
                ? Reply.of(Optional.of(new FirstSeen(original.get(), at.get(), copy.get(), row.value("digest"))))
                : new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
    }

    private record Row(List<String> names, JsonNode values) {
        String value(String name) {
            return IntStream.range(0, names.size())
                    .filter(i -> names.get(i).equals(name))
                    .mapToObj(i -> values.path(i).asString(""))
                    .findFirst()
                    .orElse("");
        }
    }
}
