package vigie.image;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffine2D;
import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Lays a found picture over an original and decides whether it shows it.
 *
 * <p>Up to three alignments are tried: the one that their nearest views suggest, and those on which the local features
 * agree, upright and mirrored (affine, RANSAC). None is believed for the number of features that agree, since two
 * slides of one template have thirty; the blocks decide ({@link BlockCorrelation}). In the worker's process only.
 */
final class Verification {
    /** Views farther apart suggest nothing. */
    private static final int VIEWS_DISTANCE_MAX = 72;

    /** Least number of features on which an alignment rests; three define it. */
    private static final int INLIERS_MIN = 5;

    /** How far, in pixels of the original, a feature may lie from where the alignment puts it. */
    private static final double RANSAC_PIXELS = 5;

    private static final int RANSAC_ROUNDS = 5000;
    private static final double RANSAC_CONFIDENCE = 0.995;
    private static final int REFINEMENTS = 10;

    /** Share of good blocks beyond which no other alignment is tried. */
    private static final double GOOD_ENOUGH = 0.85;

    private final Prepared original;
    private final Prepared found;
    private final NearestViews nearest;
    private Alignment best = new Alignment(AffineMap.scale(1), BlockCorrelation.NONE);

    private Verification(Prepared original, Prepared found, NearestViews nearest) {
        this.original = original;
        this.found = found;
        this.nearest = nearest;
    }

    static ImageComparison.Measured compare(Prepared original, Prepared found, NearestViews nearest) {
        Verification verification = new Verification(original, found, nearest);
        verification.align();
        return verification.measured();
    }

    private void align() {
        if (nearest.hammingDistance() <= VIEWS_DISTANCE_MAX) {
            attempt(ofViews());
        }
        if (!settled()) {
            ofFeatures(original.upright()).ifPresent(this::attempt);
        }
        if (!settled()) {
            AffineMap unmirror = new AffineMap(-1, 0, original.width() - 1.0, 0, 1, 0);
            ofFeatures(original.mirrored()).map(unmirror::after).ifPresent(this::attempt);
        }
    }

    private boolean settled() {
        return best.blocks().verified() && best.blocks().goodShare() >= GOOD_ENOUGH;
    }

    private void attempt(AffineMap toOriginal) {
        if (!toOriginal.plausible()) {
            return;
        }
        Alignment alignment = new Alignment(toOriginal, correlate(toOriginal));
        if (alignment.betterThan(best)) {
            best = alignment;
        }
    }

    private AffineMap ofViews() {
        AffineMap toFound = AffineMap.between(nearest.original(), nearest.orientation(), nearest.found());
        return AffineMap.scale(original.scale()).after(toFound.inverse()).after(AffineMap.scale(1 / found.scale()));
    }

    private Optional<AffineMap> ofFeatures(Features features) {
        FeaturePairs pairs = FeaturePairs.of(features, found.upright());
        if (pairs.count() < INLIERS_MIN) {
            return Optional.empty();
        }
        Mat inliers = new Mat();
        Mat map = estimateAffine2D(
                points(pairs.foundPoints()),
                points(pairs.originalPoints()),
                inliers,
                RANSAC,
                RANSAC_PIXELS,
                RANSAC_ROUNDS,
                RANSAC_CONFIDENCE,
                REFINEMENTS);
        if (map.empty() || count(Pixels.bytes(inliers)) < INLIERS_MIN) {
            return Optional.empty();
        }
        double[] values = new double[6];
        new DoublePointer(map.data()).get(values);
        return Optional.of(new AffineMap(values[0], values[1], values[2], values[3], values[4], values[5]));
    }

    private static int count(byte[] flags) {
        int count = 0;
        for (byte flag : flags) {
            count += flag;
        }
        return count;
    }

    private static Mat points(float[] xy) {
        Mat mat = new Mat(xy.length / 2, 1, CV_32FC2);
        new FloatPointer(mat.data()).put(xy);
        return mat;
    }

    private BlockCorrelation correlate(AffineMap toOriginal) {
        // shrunk first, by averaging: skipping pixels would turn fine texture into noise
        double scale = Math.min(1, Math.sqrt(Math.abs(toOriginal.determinant())));
        int sideMax = Math.max(1, (int) Math.round(scale * Math.max(found.width(), found.height())));
        Mat small = Decoder.shrink(found.mat(), sideMax);
        double factor = (double) small.cols() / found.width();
        AffineMap map = toOriginal.after(AffineMap.scale(1 / factor));
        byte[] white = new byte[small.cols() * small.rows()];
        Arrays.fill(white, (byte) 255);
        byte[] covered = warp(Pixels.mat(white, small.cols(), CV_8UC1), map, INTER_NEAREST);
        return BlockCorrelation.of(original.gray(), warp(small, map, INTER_LINEAR), covered, original.width());
    }

    private byte[] warp(Mat picture, AffineMap map, int interpolation) {
        Mat matrix = new Mat(2, 3, CV_64FC1);
        new DoublePointer(matrix.data()).put(map.xx(), map.xy(), map.x0(), map.yx(), map.yy(), map.y0());
        Mat warped = new Mat();
        Size size = new Size(original.width(), original.height());
        warpAffine(picture, warped, matrix, size, interpolation, BORDER_CONSTANT, new Scalar(0));
        return Pixels.bytes(warped);
    }

    private ImageComparison.Measured measured() {
        BlockCorrelation blocks = best.blocks();
        AffineMap toFound = best.toOriginal().inverse();
        double originalArea = (double) original.width() * original.height();
        double foundArea = (double) found.width() * found.height();
        double matched = blocks.visible() * originalArea * Math.abs(toFound.determinant()) / foundArea;
        Orientation orientation = blocks.verified() ? Orientation.nearest(toFound) : nearest.orientation();
        return new ImageComparison.Measured(
                nearest.hammingDistance(),
                orientation,
                Math.min(1, matched),
                blocks.visible(),
                blocks.good(),
                blocks.textured(),
                blocks.verified());
    }

    private record Alignment(AffineMap toOriginal, BlockCorrelation blocks) {
        boolean betterThan(Alignment other) {
            if (blocks.verified() != other.blocks.verified()) {
                return blocks.verified();
            }
            return blocks.good() > other.blocks.good();
        }
    }
}
