package vigie.discover;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * One of Common Crawl's crawls.
 *
 * @param id such as {@code CC-MAIN-2026-30}
 * @param index address of its index
 * @param from first fetch, if told
 * @param to last fetch, if told
 */
public record Crawl(String id, CanonicalUrl index, Optional<Instant> from, Optional<Instant> to) {}
