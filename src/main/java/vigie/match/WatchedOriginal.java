package vigie.match;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vigie.image.ImageFingerprint;
import vigie.image.VideoFingerprint;
import vigie.watch.KnownOriginal;

/**
 * An original with what is compared.
 *
 * @param known the original
 * @param images fingerprints of its pictures, in the order of {@code known.original().images()}; those that could not be
 *     read are missing, and a picture that moves has several of one name
 * @param videos fingerprints of its films likewise
 */
public record WatchedOriginal(KnownOriginal known, List<NamedFingerprint> images, List<NamedVideo> videos) {
    public WatchedOriginal {
        images = List.copyOf(images);
        videos = List.copyOf(videos);
    }

    /**
     * A picture of an original, or one frame of a picture that moves.
     *
     * @param name among its original's
     * @param number under which an index that is kept knows it; never another picture's
     * @param fingerprint fetches what is compared, when it is; empty once the owner has replaced the picture
     */
    public record NamedFingerprint(String name, int number, Supplier<Optional<ImageFingerprint>> fingerprint) {}

    /** A film's name among its original's and its fingerprint. */
    public record NamedVideo(String name, VideoFingerprint fingerprint) {}
}
