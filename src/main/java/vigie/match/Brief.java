package vigie.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vigie.text.KeyedFingerprint;
import vigie.text.KeyedNames;

/**
 * Something confidential of which only keyed fingerprints are known: a text, or names that may not stand together.
 *
 * @param id short and never reused, as shown to people: {@code b3}
 * @param watchlist name of the watchlist it belongs to
 * @param key its file's path as the watchlist means it; confidential too, shown in no mail. For names a keyed hash of them
 * @param embargo day from which it is public
 * @param fingerprints made under the owner's key; none for names
 * @param drafts versions of the text that were given in copies that can be told apart, oldest first
 * @param names made under the owner's key; empty for a text
 */
public record Brief(
        String id,
        String watchlist,
        String key,
        Optional<LocalDate> embargo,
        List<KeyedFingerprint> fingerprints,
        List<MarkedDraft> drafts,
        Optional<KeyedNames> names) {
    public Brief {
        fingerprints = List.copyOf(fingerprints);
        drafts = List.copyOf(drafts);
    }

    /** Makes a text of which no marked copies were given. */
    public Brief(
            String id, String watchlist, String key, Optional<LocalDate> embargo, List<KeyedFingerprint> fingerprints) {
        this(id, watchlist, key, embargo, fingerprints, List.of(), Optional.empty());
    }
}
