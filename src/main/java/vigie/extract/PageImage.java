package vigie.extract;

import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/**
 * An image shown by a page.
 *
 * @param url where its bytes are; for an embedded one an address made of the page's and a number
 * @param alt its alternative text, may be empty
 * @param position the UTF-16 unit of {@link Page#text()} at which it stands, or -1 when it has no place (og:image)
 * @param embedded its bytes when they came with the page (MHTML, data URL, PDF)
 */
public record PageImage(CanonicalUrl url, String alt, int position, Optional<Body> embedded) {}
