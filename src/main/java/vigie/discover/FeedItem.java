package vigie.discover;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * One item of a feed.
 *
 * @param url the page it leads to, without the wrapper of an alert service
 * @param title plain text, may be empty
 * @param published when the feed says it was published, or else changed
 * @param author may be empty
 * @param contentHtml the text the feed carries, as HTML and perhaps only a summary; may be empty
 */
public record FeedItem(
        CanonicalUrl url, String title, Optional<Instant> published, String author, String contentHtml) {}
