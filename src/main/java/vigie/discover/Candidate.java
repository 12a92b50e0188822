package vigie.discover;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * A URL worth a visit.
 *
 * @param url where
 * @param foundBy what named it: {@code feed}, {@code sitemap}, {@code link}, {@code page}, {@code drop},
 *     {@code mail}, {@code hand}, {@code bluesky}, {@code mastodon}, or an archive, search, query or picture with what it was
 * @param published when the source says it was published
 * @param title what the source calls it, may be empty
 * @param depth links from the source's start, 0 for what the source itself names
 */
public record Candidate(CanonicalUrl url, String foundBy, Optional<Instant> published, String title, int depth) {}
