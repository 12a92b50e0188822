package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Capture;

/**
 * A feed as read.
 *
 * @param title may be empty
 * @param items in the order of the feed, at most {@link #ITEMS_MAX}; those without an address are left out
 * @param ttl how long the feed asks us to wait before the next look, at most a day
 */
public record Feed(String title, List<FeedItem> items, Optional<Duration> ttl) {
    /** Feeds hold tens of items; one with more is an archive or a trap. */
    public static final int ITEMS_MAX = 1_000;

    /** A longer wait is a mistake more often than a wish. */
    static final Duration TTL_MAX = Duration.ofDays(1);

    public Feed {
        items = items.stream().limit(ITEMS_MAX).toList();
        ttl = ttl.map(asked -> asked.compareTo(TTL_MAX) > 0 ? TTL_MAX : asked);
    }

    /** Returns the RSS, Atom or JSON feed of a response, or empty when it is none. */
    public static Optional<Feed> parse(Capture capture) {
        return isJson(capture) ? JsonFeed.parse(capture) : XmlFeed.parse(capture);
    }

    private static boolean isJson(Capture capture) {
        String start = new String(
                capture.body().toByteArray(), 0, Math.min(64, capture.body().size()), UTF_8);
        return start.replace("\ufeff", "").stripLeading().startsWith("{");
    }
}
