package vigie.image;

import java.util.List;

/** What became of a picture's bytes. */
public sealed interface ImageReading {
    /** Pictures of an animation that are fingerprinted: a copied still is on show for long, not the ninth of many. */
    int FRAMES_MAX = 8;

    /**
     * It was read.
     *
     * @param frames one fingerprint, or of an animation up to {@value #FRAMES_MAX}, of its pictures that differ clearly; a copy of any of
     *     them is a copy, and each is compared for itself
     */
    record Fingerprinted(List<ImageFingerprint> frames) implements ImageReading {
        public Fingerprinted {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("read, and no fingerprint");
            }
        }

        /** Returns the fingerprint of the picture, an animation's first that is not plain. */
        public ImageFingerprint fingerprint() {
            return frames.getFirst();
        }
    }

    /** It was read and there is nothing in it to recognize. */
    record SetAside(Why why) implements ImageReading {}

    /** It could not be read. */
    record Unreadable(ImageTrouble trouble) implements ImageReading {}

    /** Why a picture is set aside. */
    enum Why {
        /** A side of less than 64 pixels: icons, buttons, counting pixels. */
        SMALL,
        /** One color, or nearly. */
        BLANK
    }
}
