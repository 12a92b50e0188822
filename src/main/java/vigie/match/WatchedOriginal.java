package vigie.match;

import java.util.List;
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

    /** A picture's name among its original's and its fingerprint. */
    public record NamedFingerprint(String name, ImageFingerprint fingerprint) {
        /** Returns the fingerprints of one picture, one for each frame kept. */
        public static List<NamedFingerprint> all(String name, List<ImageFingerprint> frames) {
            return frames.stream().map(frame -> new NamedFingerprint(name, frame)).toList();
        }
    }

    /** A film's name among its original's and its fingerprint. */
    public record NamedVideo(String name, VideoFingerprint fingerprint) {}
}
