package vigie.discover;

import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * What one look at a feed gave.
 *
 * @param look its items as candidates, or why there are none
 * @param items what it holds, none when it is unchanged or could not be read
 * @param movedTo where the feed stands from now on, when the server said so for good (301, 308)
 * @param ended whether the server said that the feed is gone for good (410); nothing else ends one
 */
public record FeedLook(Look look, List<FeedItem> items, Optional<CanonicalUrl> movedTo, boolean ended) {}
