package vigie.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vigie.text.KeyedFingerprint;

/**
 * A confidential text of which only keyed fingerprints are known.
 *
 * @param id short and never reused, as shown to people: {@code b3}
 * @param watchlist name of the watchlist it belongs to
 * @param key its file's path as the watchlist means it; confidential too, shown in no mail
 * @param embargo day from which it is public
 * @param fingerprints made under the owner's key
 */
public record Brief(
        String id, String watchlist, String key, Optional<LocalDate> embargo, List<KeyedFingerprint> fingerprints) {
    public Brief {
        fingerprints = List.copyOf(fingerprints);
    }
}
