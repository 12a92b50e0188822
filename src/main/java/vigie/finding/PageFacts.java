package vigie.finding;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * What the gate needs to know of a page.
 *
 * @param url where it was seen
 * @param title may be empty
 * @param published when it says it was published
 */
public record PageFacts(CanonicalUrl url, String title, Optional<Instant> published) {}
