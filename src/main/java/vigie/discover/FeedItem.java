package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/**
 * One item of a feed.
 *
 * @param id what the feed knows it by, stable when dates and titles change; its address where it has none
 * @param url the page it leads to, without the wrapper of an alert service
 * @param title plain text, may be empty
 * @param published when the feed says it was published, or else changed
 * @param author may be empty
 * @param contentHtml the text the feed carries, as HTML and perhaps only a summary; may be empty
 * @param images pictures that the feed names beside the text, each once
 */
public record FeedItem(
        String id,
        CanonicalUrl url,
        String title,
        Optional<Instant> published,
        String author,
        String contentHtml,
        List<CanonicalUrl> images) {
    /** A film, an article: tens at most. */
    static final int IMAGES_MAX = 20;

    public FeedItem {
        id = id.isBlank() ? url.value() : id.strip();
        images = images.stream().distinct().limit(IMAGES_MAX).toList();
    }

    /** Returns a hash of what the item says, its dates left out: some feeds date everything anew at every edit. */
    public String sha256() {
        return Body.of((title + '\u0000' + contentHtml).getBytes(UTF_8)).sha256();
    }
}
