package vigie.image;

import java.util.Arrays;
import java.util.List;

/**
 * What is kept of a picture so that it can be found again without its bytes: perceptual hashes of its views, local
 * features to find parts of it, and a small gray picture to verify with. Immutable; 25 to 150 KB.
 *
 * <p>An original's is made by {@link ImageWorker#readOriginal} and a found picture's by {@link ImageWorker#readFound}:
 * they differ in how much detail is kept, and any two can be compared.
 */
public final class ImageFingerprint {
    private final int width;
    private final int height;
    private final List<ImageView> views;
    private final Descriptors descriptors;
    private final Descriptors mirroredDescriptors;
    private final byte[] gray;

    /**
     * Makes a fingerprint.
     *
     * @param width of the picture as shown, in pixels
     * @param height of the picture as shown, in pixels
     * @param views the full picture first
     * @param descriptors of its features, best first
     * @param mirroredDescriptors of the features of its mirror image, empty for a found picture
     * @param gray a small gray copy as JPEG, not changed
     */
    ImageFingerprint(
            int width,
            int height,
            List<ImageView> views,
            Descriptors descriptors,
            Descriptors mirroredDescriptors,
            byte[] gray) {
        if (width < 1 || height < 1 || views.isEmpty() || gray.length == 0) {
            throw new IllegalArgumentException("no fingerprint: " + width + "x" + height + ", " + views.size()
                    + " views, " + gray.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.views = List.copyOf(views);
        this.descriptors = descriptors;
        this.mirroredDescriptors = mirroredDescriptors;
        this.gray = gray.clone();
    }

    /** Returns the width of the picture as shown, in pixels. */
    public int width() {
        return width;
    }

    /** Returns the height of the picture as shown, in pixels. */
    public int height() {
        return height;
    }

    List<ImageView> views() {
        return views;
    }

    Descriptors descriptors() {
        return descriptors;
    }

    Descriptors mirroredDescriptors() {
        return mirroredDescriptors;
    }

    /** Returns a copy of the small gray picture, JPEG. */
    byte[] gray() {
        return gray.clone();
    }

    /** Returns the bytes that {@link #decode} reads back. */
    public byte[] encode() {
        return FingerprintFormat.encode(this);
    }

    /**
     * Returns a fingerprint from its bytes.
     *
     * @throws IllegalArgumentException if these bytes are not a fingerprint, or of another version of the format
     */
    public static ImageFingerprint decode(byte[] bytes) {
        return FingerprintFormat.decode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageFingerprint that
                && width == that.width
                && height == that.height
                && views.equals(that.views)
                && descriptors.equals(that.descriptors)
                && mirroredDescriptors.equals(that.mirroredDescriptors)
                && Arrays.equals(gray, that.gray);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(gray);
    }
}
