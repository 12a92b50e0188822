package vigie.match;

import java.util.List;
import vigie.image.ImageFingerprint;
import vigie.watch.KnownOriginal;

/**
 * An original with what is compared.
 *
 * @param known the original
 * @param images one fingerprint per picture, in the order of {@code known.original().images()}; shorter when some could not be read
 */
public record WatchedOriginal(KnownOriginal known, List<NamedFingerprint> images) {
    public WatchedOriginal {
        images = List.copyOf(images);
    }

    /** A picture's name among its original's and its fingerprint. */
    public record NamedFingerprint(String name, ImageFingerprint fingerprint) {}
}
