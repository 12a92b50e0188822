package vigie.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vigie.text.Code;

/**
 * A copy of a work that was given to somebody.
 *
 * @param id short and never reused, as shown to people: {@code h3}
 * @param version what of which work was given
 * @param recipient who received it; empty once the name was to be forgotten
 * @param channel by which way; may be empty
 * @param purpose for what; may be empty
 * @param until last day on which the recipient's name is kept
 * @param code which way each slot is worded; empty for a plain copy
 * @param sha256 of the bytes delivered
 * @param textSha256 of the delivered words in normal form
 * @param at when
 */
public record Share(
        String id,
        Version version,
        String recipient,
        String channel,
        String purpose,
        Optional<LocalDate> until,
        Code code,
        String sha256,
        String textSha256,
        Instant at) {
    /**
     * A version of a work.
     *
     * @param watchlist its watchlist's name
     * @param key its file's path as the watchlist means it
     * @param sha256 of its bytes
     * @param textSha256 of its words in normal form, of a draft in its first ways
     * @param slots slots of the draft; 0 for a work given as it is
     * @param firstSeen when it was first given
     */
    public record Version(
            String watchlist, String key, String sha256, String textSha256, int slots, Instant firstSeen) {}
}
