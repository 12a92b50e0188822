package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A picture ready to be compared: gray levels and features, in Java memory so that it outlives pointer scopes. */
final class Prepared {
    private static final double DETAIL_LOST = 1.25;

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

    Region all() {
        return new Region(0, 0, width, height());
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

    /**
     * Returns the gray levels with no more detail than a copy of a smaller scale has: shrunk by averaging, then enlarged
     * again as the copy will be. Without this, fine texture would differ from every small copy of it.
     *
     * @param scale pixels of the picture for one of the copy; at 1.25 or less nothing is lost
     */
    byte[] asSeenAt(double scale) {
        if (scale <= DETAIL_LOST) {
            return gray;
        }
        Mat small = Decoder.shrink(mat(), Math.max(1, (int) Math.round(Math.max(width, height()) / scale)));
        Mat large = new Mat();
        resize(small, large, new Size(width, height()), 0, 0, INTER_LINEAR);
        return Pixels.bytes(large);
    }

    /** Returns the gray levels as a matrix, freed by the caller's pointer scope. */
    Mat mat() {
        return Pixels.mat(gray, width, CV_8UC1);
    }
}
