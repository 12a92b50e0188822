package vigie.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Header;

/** Responses made up for tests of what comes after fetching. */
public final class Captures {
    private Captures() {}

    /** Returns a whole 200 answer of that type, read at a fixed instant. */
    public static Capture of(String url, String contentType, byte[] body) {
        CanonicalUrl address = new CanonicalUrl(url);
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        return new Capture(
                address,
                address,
                List.of(),
                200,
                List.of(),
                List.of(new Header("Content-Type", contentType)),
                Body.of(body),
                Body.of(body),
                false,
                "HTTP/1.1",
                "192.0.2.1",
                List.of(),
                "",
                Optional.empty(),
                at,
                at);
    }
}
