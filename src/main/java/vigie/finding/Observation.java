package vigie.finding;

import java.time.Instant;
import vigie.match.Found;

/**
 * One match seen on one page at one instant, with what the gate said: what a visit gives to the store.
 *
 * @param watchlist name of the watchlist of the original or query
 * @param copier who shows the page
 * @param originalId id of the original, or empty for a mention
 * @param query the standing query of a mention, or empty
 * @param page where
 * @param found what agrees
 * @param ruling what the gate said
 * @param secondLook whether a person's saving of the page stands for the second look
 * @param textSha256 of the page's text
 * @param evidenceId bundle kept for it, or empty
 * @param at when
 */
public record Observation(
        String watchlist,
        String copier,
        String originalId,
        String query,
        PageFacts page,
        Found found,
        Ruling ruling,
        boolean secondLook,
        String textSha256,
        String evidenceId,
        Instant at) {
    /** Returns the same with its bundle named. */
    public Observation provedBy(String bundle) {
        return new Observation(
                watchlist, copier, originalId, query, page, found, ruling, secondLook, textSha256, bundle, at);
    }

    /** Returns the same as a first look, whoever made it. */
    public Observation asFirstLook() {
        return new Observation(
                watchlist, copier, originalId, query, page, found, ruling, false, textSha256, evidenceId, at);
    }
}
