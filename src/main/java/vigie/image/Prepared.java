package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.opencv.opencv_core.Mat;

/** A picture ready to be compared: gray levels and features, in Java memory so that it outlives pointer scopes. */
final class Prepared {
    private final byte[] gray;
    private final int width;
    private final double scale;
    private final Features upright;
    private final Features mirrored;

    /**
     * Makes a prepared picture; the gray levels are kept, not copied.
     *
     * @param gray levels, row by row
     * @param width in pixels
     * @param scale of this picture over the fingerprint's gray picture, at most 1
     * @param upright features
     * @param mirrored features of the mirror image, none for a found picture
     */
    Prepared(byte[] gray, int width, double scale, Features upright, Features mirrored) {
        this.gray = gray;
        this.width = width;
        this.scale = scale;
        this.upright = upright;
        this.mirrored = mirrored;
    }

    /** Returns the gray levels themselves; the caller only reads them. */
    byte[] gray() {
        return gray;
    }

    int width() {
        return width;
    }

    int height() {
        return gray.length / width;
    }

    double scale() {
        return scale;
    }

    Features upright() {
        return upright;
    }

    Features mirrored() {
        return mirrored;
    }

    /** Returns the gray levels as a matrix, freed by the caller's pointer scope. */
    Mat mat() {
        return Pixels.mat(gray, width, CV_8UC1);
    }
}
