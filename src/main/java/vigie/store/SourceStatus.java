package vigie.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Reason;
import vigie.discover.Bearings;

/**
 * A source's state.
 *
 * @param watchlist name of its watchlist
 * @param key as {@link vigie.watch.Source#key()}
 * @param lastLook last look, if any
 * @param lastSuccess last look that succeeded, if any
 * @param nextDue next look
 * @param bearings where the last look that succeeded ended
 * @param toldBrokenAt when a mail said that it broke; empty when it works or nobody was told
 * @param candidates URLs it named at the last look that succeeded
 * @param failures looks that failed in a row
 * @param failingSince the first of those
 * @param failure why the last look failed
 * @param remarks what a person should know of the last look that succeeded
 */
public record SourceStatus(
        String watchlist,
        String key,
        Optional<Instant> lastLook,
        Optional<Instant> lastSuccess,
        Instant nextDue,
        Bearings bearings,
        Optional<Instant> toldBrokenAt,
        long candidates,
        long failures,
        Optional<Instant> failingSince,
        Optional<Reason> failure,
        List<String> remarks) {}
