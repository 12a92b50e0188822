package vigie.crawl;

import java.time.Instant;

/**
 * A host that asked us to wait; kept across restarts.
 *
 * @param host as {@link CanonicalUrl#host()}
 * @param until no request before that instant
 * @param reason why
 * @param strikes how often in a row it asked, at least 1; the next pause grows with it
 */
public record HostPause(String host, Instant until, Reason reason, int strikes) {
    public HostPause {
        if (strikes < 1) {
            throw new IllegalArgumentException("strikes: " + strikes);
        }
    }
}
