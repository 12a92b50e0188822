package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A found picture laid over an original, and how their blocks agree then. In the worker's process only.
 *
 * @param laid how
 * @param pair both pictures, one over the other
 * @param blocks how they agree
 */
record Alignment(Laid laid, Overlaid pair, BlockCorrelation blocks) {
    /** What a block that disagrees takes from one that agrees: it may only be altered. */
    private static final double BAD_WEIGHT = 0.5;

    /** Nothing over nothing. */
    static final Alignment NONE = new Alignment(
            new Laid(Projection.IDENTITY, new Region(0, 0, 1, 1)),
            new Overlaid(new byte[0], new byte[0], new byte[0], new byte[0], 1),
            BlockCorrelation.NONE);

    /** Lays a picture over an original and compares them, at the detail that both have; some milliseconds. */
    static Alignment of(Prepared original, Prepared found, Laid laid) {
        double scale = scale(original, laid.toOriginal());
        // shrunk first, by averaging: skipping pixels would turn fine texture into noise
        int sideMax = (int) Math.round(Math.min(1, scale) * Math.max(found.width(), found.height()));
        Mat small = Decoder.shrink(found.mat(), Math.max(1, sideMax));
        double factor = (double) small.cols() / found.width();
        Projection map = laid.toOriginal().after(Projection.of(AffineMap.scale(1 / factor)));
        Size size = new Size(original.width(), original.height());
        byte[] covered = warped(mask(small, found.all(), factor), map, size, BORDER_CONSTANT);
        byte[] judged = laid.part().equals(found.all())
                ? covered
                : warped(mask(small, laid.part(), factor), map, size, BORDER_CONSTANT);
        byte[] over = warped(small, map, size, BORDER_REPLICATE);
        Overlaid pair = new Overlaid(original.asSeenAt(scale), over, covered, judged, original.width());
        return new Alignment(laid, pair, BlockCorrelation.of(pair));
    }

    private static Mat mask(Mat picture, Region part, double factor) {
        Mat mask = new Mat(picture.rows(), picture.cols(), CV_8UC1, new Scalar(0));
        int left = (int) Math.round(part.x() * factor);
        int top = (int) Math.round(part.y() * factor);
        int right = (int) Math.round((part.x() + part.width()) * factor) - 1;
        int bottom = (int) Math.round((part.y() + part.height()) * factor) - 1;
        rectangle(mask, new Point(left, top), new Point(right, bottom), new Scalar(255), FILLED, LINE_8, 0);
        return mask;
    }

    /** Returns the pixels of the original for one of the found picture, in the middle. */
    private static double scale(Prepared original, Projection toOriginal) {
        AffineMap toFound = toOriginal.inverse().near(original.width() / 2.0, original.height() / 2.0);
        return 1 / Math.sqrt(Math.abs(toFound.determinant()));
    }

    private static byte[] warped(Mat picture, Projection map, Size size, int border) {
        Mat matrix = new Mat(3, 3, CV_64FC1);
        new DoublePointer(matrix.data()).put(map.matrix());
        Mat warped = new Mat();
        warpPerspective(picture, warped, matrix, size, INTER_LINEAR, border, new Scalar(0));
        return Pixels.bytes(warped);
    }

    /** Returns whether this one should be believed rather: it proves more, and less speaks against it. */
    boolean betterThan(Alignment other) {
        if (blocks.verified() != other.blocks.verified()) {
            return blocks.verified();
        }
        return weight() > other.weight() || (weight() == other.weight() && agreeing() > other.agreeing());
    }

    /** Blocks without texture prove nothing, but where there are no others, they tell which alignment fits. */
    private double agreeing() {
        return blocks.map().share(BlockMap.Fate.AGREES);
    }

    private double weight() {
        return blocks.good() - BAD_WEIGHT * (blocks.textured() - blocks.good());
    }
}
