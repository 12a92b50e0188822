package vigie.discover;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/** What one entry of a sitemap names. */
sealed interface SitemapEntry {
    /** Another sitemap, out of an index. */
    record Listed(CanonicalUrl url) implements SitemapEntry {}

    /**
     * A page.
     *
     * @param published date of publication, which only the extension for news gives
     * @param title likewise; empty when there is none
     */
    record Named(CanonicalUrl url, Optional<Instant> published, String title) implements SitemapEntry {}
}
