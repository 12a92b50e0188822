package vigie.store;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;

/**
 * A URL known, and what its last visit came to.
 *
 * @param url its identity
 * @param watchlist name of the watchlist whose source named it
 * @param source key of that source
 * @param depth links from the source's start
 * @param foundBy what named it
 * @param published when the source says it was published
 * @param answered the address that answered the last reading, after redirects or by a saved file's own word
 * @param due not before
 * @param confirming whether the next visit is the second look at something found
 * @param conditions what makes the next visit cheap
 * @param bodySha256 of the last body, or empty
 * @param lastVisit last visit
 * @param outcome what it came to: {@code fetched}, {@code not-modified}, {@code disallowed}, {@code deferred}, {@code failed}, {@code refused}, or empty
 * @param reason why it was not read
 * @param failures visits that failed in a row
 */
public record FrontierEntry(
        CanonicalUrl url,
        String watchlist,
        String source,
        int depth,
        String foundBy,
        Optional<Instant> published,
        Optional<CanonicalUrl> answered,
        Instant due,
        boolean confirming,
        Conditions conditions,
        String bodySha256,
        Optional<Instant> lastVisit,
        String outcome,
        Optional<Reason> reason,
        int failures) {
    /** Returns the address at which things are seen: the one that answered, else its own. */
    public CanonicalUrl where() {
        return answered.orElse(url);
    }
}
