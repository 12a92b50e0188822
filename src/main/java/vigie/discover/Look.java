package vigie.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;

/**
 * What one look at a source gave. Health stands apart from emptiness: no candidates and no failure means nothing new.
 *
 * @param candidates in the order the source names them
 * @param failure why the source could not be read, if so
 * @param notBefore the earliest next look the source asks for, if any
 * @param conditions what makes the next look cheap
 * @param unchanged whether the source said it is unchanged
 */
public record Look(
        List<Candidate> candidates,
        Optional<Reason> failure,
        Optional<Instant> notBefore,
        Conditions conditions,
        boolean unchanged) {
    public Look {
        candidates = List.copyOf(candidates);
    }
}
