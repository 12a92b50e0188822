package vigie.discover;

import java.time.Instant;
import java.util.List;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Header;

/**
 * A page as a web archive keeps it.
 *
 * @param url where it was read
 * @param capturedAt when, by the archive
 * @param mediaType lower-case, without parameters
 * @param body decoded
 * @param headers of the response, as archived
 */
public record ArchivedPage(CanonicalUrl url, Instant capturedAt, String mediaType, Body body, List<Header> headers) {
    public ArchivedPage {
        headers = List.copyOf(headers);
    }
}
