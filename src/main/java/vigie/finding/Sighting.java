package vigie.finding;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.match.Match;
import vigie.match.Method;

/**
 * One match seen at one URL: an observation, with what the gate said of it.
 *
 * @param id number in the store
 * @param caseId case it belongs to, {@code c17}
 * @param url where it was seen
 * @param title the page's title
 * @param match what agreed, with measures and spans
 * @param method which versions found it
 * @param contentKey SHA-256 of the matched region in normal form: the key of verdicts
 * @param label what the gate said
 * @param why the particular of the label: a date, a permission, a quoting; may be empty
 * @param state whether it was found again
 * @param couldNotCheck why the second look was not possible
 * @param pageDate when the page says it was published
 * @param firstSeen first observation
 * @param lastSeen last observation
 * @param gone when a later visit no longer showed it
 * @param evidenceId bundle kept at first sight, or empty when none was needed
 */
public record Sighting(
        long id,
        String caseId,
        CanonicalUrl url,
        String title,
        Match match,
        Method method,
        String contentKey,
        Label label,
        String why,
        State state,
        Optional<Reason> couldNotCheck,
        Optional<Instant> pageDate,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> gone,
        String evidenceId) {}
