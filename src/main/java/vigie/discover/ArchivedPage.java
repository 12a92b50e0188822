package vigie.discover;

import java.time.Instant;
import java.util.List;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Header;

/**
 * A page as an archive kept it.
 *
 * @param capturedAt when the archive fetched it
 * @param mediaType without parameters, lower-case; may be empty
 * @param body decoded
 * @param headers of the archived answer, as the archive has them
 */
public record ArchivedPage(CanonicalUrl url, Instant capturedAt, String mediaType, Body body, List<Header> headers) {
    public ArchivedPage {
        headers = List.copyOf(headers);
    }
}
