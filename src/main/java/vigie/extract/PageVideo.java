package vigie.extract;

import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/**
 * A film shown by a page, as a file that can be fetched; streams in pieces and other sites' players are not among them.
 *
 * @param url where its bytes are
 * @param position the UTF-16 unit of {@link Page#text()} at which it stands, or -1 when it has no place (og:video)
 * @param embedded its bytes when it is itself the file that was read
 */
public record PageVideo(CanonicalUrl url, int position, Optional<Body> embedded) {}
