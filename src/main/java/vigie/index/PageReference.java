package vigie.index;

import java.time.Instant;
import vigie.crawl.CanonicalUrl;

/**
 * A page that a search found.
 *
 * @param url its address
 * @param title its title, may be empty
 * @param readAt when it was read last
 * @param snippet the words found, in their surroundings
 */
public record PageReference(CanonicalUrl url, String title, Instant readAt, Snippet snippet) {}
