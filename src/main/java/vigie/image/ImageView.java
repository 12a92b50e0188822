package vigie.image;

import java.util.Map;
import java.util.Objects;

/**
 * A part of a picture that is compared as a whole.
 *
 * @param kind which part
 * @param region where it lies in the gray picture
 * @param quality how much there is to see, 0 (blank) to 100; hashes of poor views agree by chance
 * @param turned its hash in each {@link Orientation}
 */
record ImageView(Kind kind, Region region, int quality, Map<Orientation, PerceptualHash> turned) {
    /** Which part of the picture a view is. */
    enum Kind {
        /** All of it. */
        FULL,
        /** Without its plain borders. */
        TRIMMED,
        /** What a copyist who crops or fits the picture to another format leaves of an original. */
        CROP,
        /** A half, a quarter or a panel, as in a collage, a screenshot or a page. */
        PART
    }

    /** Least quality of a whole picture's hash: under it, plain pictures come near one another. */
    private static final int WHOLE_QUALITY_MIN = 10;

    /** Least quality of the hash of a crop or part; they are many, so chance has more occasions. */
    private static final int PART_QUALITY_MIN = 40;

    ImageView {
        turned = Map.copyOf(turned);
        if (turned.size() != Orientation.values().length || quality < 0 || quality > 100) {
            throw new IllegalArgumentException(turned.size() + " hashes, quality " + quality);
        }
    }

    /** Returns the view of a region from its 64 × 64 gray levels. */
    static ImageView of(Kind kind, Region region, byte[] gray) {
        return new ImageView(kind, region, quality(gray), PerceptualHash.turned(gray));
    }

    /** Returns whether a copy of an original may consist of this view. */
    boolean whole() {
        return kind != Kind.PART;
    }

    boolean comparable() {
        return quality >= (kind == Kind.FULL || kind == Kind.TRIMMED ? WHOLE_QUALITY_MIN : PART_QUALITY_MIN);
    }

    PerceptualHash hash(Orientation orientation) {
        return Objects.requireNonNull(turned.get(orientation));
    }

    /** Sums the steps between neighbors, in hundredths of the gray range; 9000 such steps are plenty (PDQ's measure). */
    private static int quality(byte[] gray) {
        int side = PerceptualHash.SIDE;
        int steps = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int here = gray[y * side + x] & 0xFF;
                steps += x + 1 < side ? Math.abs(here - (gray[y * side + x + 1] & 0xFF)) * 100 / 255 : 0;
                steps += y + 1 < side ? Math.abs(here - (gray[(y + 1) * side + x] & 0xFF)) * 100 / 255 : 0;
            }
        }
        return Math.min(100, steps / 90);
    }
}
