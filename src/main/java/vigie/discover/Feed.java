package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/**
 * A feed as read.
 *
 * @param title may be empty
 * @param items in the order of the feed, at most {@link #ITEMS_MAX}; those without an address are left out
 * @param ttl how long the feed asks us to wait before the next look, at most a day
 * @param next where older items stand (RFC 5005, sections 3 and 4; JSON Feed's {@code next_url}), if the feed says
 */
public record Feed(String title, List<FeedItem> items, Optional<Duration> ttl, Optional<CanonicalUrl> next) {
    /** Feeds hold tens of items; one with more is an archive or a trap. */
    public static final int ITEMS_MAX = 1_000;

    /** A longer wait is a mistake more often than a wish. */
    static final Duration TTL_MAX = Duration.ofDays(1);

    public Feed {
        items = items.stream().limit(ITEMS_MAX).toList();
        ttl = ttl.map(asked -> asked.compareTo(TTL_MAX) > 0 ? TTL_MAX : asked);
    }

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

    /** Returns the RSS, Atom or JSON feed of a response, or empty when it is none. */
    public static Optional<Feed> parse(Capture capture) {
        Optional<Feed> feed = isJson(capture) ? JsonFeed.parse(capture) : XmlFeed.parse(capture);
        return feed.map(read -> read.notBefore(maxAge(capture)));
    }

    /** The longest wait asked for counts, whether the feed or its server asks. */
    private Feed notBefore(Optional<Duration> maxAge) {
        Optional<Duration> longest = Stream.concat(ttl.stream(), maxAge.stream())
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
        return new Feed(title, items, longest, next);
    }

    private static Optional<Duration> maxAge(Capture capture) {
        Matcher age = MAX_AGE.matcher(capture.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT));
        return age.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(age.group(1)))) : Optional.empty();
    }

    private static boolean isJson(Capture capture) {
        String start = new String(
                capture.body().toByteArray(), 0, Math.min(64, capture.body().size()), UTF_8);
        return start.replace("\ufeff", "").stripLeading().startsWith("{");
    }
}
