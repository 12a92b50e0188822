package vigie.image;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffine2D;
import static org.bytedeco.opencv.global.opencv_calib3d.findHomography;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Corrects an alignment by its blocks: each is looked for a few pixels around its place, and the map on which most of
 * these places agree is the correction. In the worker's process only.
 */
final class Refinement {
    /** Blocks looked for, spread over all: more make a correction slower, not better. */
    private static final int BLOCKS_MAX = 120;

    /** A block that correlates more than this shows where it really lies. */
    private static final double CORRELATION_MIN = 0.7;

    /** Blocks on which an affine correction rests; three define it. */
    private static final int AFFINE_MIN = 6;

    /** Blocks on which a projective correction rests; four define it. */
    private static final int PROJECTIVE_MIN = 12;

    /** Mean pixels under which there is nothing to correct. */
    private static final double MOVED_MIN = 0.3;

    /** Pixels of the original that a block may lie from where the correction puts it. */
    private static final double RANSAC_PIXELS = 2;

    private static final int RANSAC_ROUNDS = 500;
    private static final double RANSAC_CONFIDENCE = 0.99;
    private static final int POLISH_ROUNDS = 10;

    private Refinement() {}

    /** Returns a map from where blocks were found to where they belong, or empty if it would change nothing. */
    static Optional<Projection> of(Alignment alignment) {
        List<Moved> moved = moved(alignment);
        double pixels = moved.stream().mapToDouble(Moved::pixels).average().orElse(0);
        if (moved.size() < AFFINE_MIN || pixels < MOVED_MIN) {
            return Optional.empty();
        }
        Mat from = points(moved, 1);
        Mat to = points(moved, 0);
        return moved.size() < PROJECTIVE_MIN ? affine(from, to) : projective(from, to);
    }

    private static List<Moved> moved(Alignment alignment) {
        BlockShifts shifts = new BlockShifts(alignment.pair());
        List<Block> textured =
                alignment.blocks().judged().stream().filter(Block::textured).toList();
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < textured.size(); i += 1 + textured.size() / BLOCKS_MAX) {
            BlockShifts.Shift shift = shifts.of(textured.get(i));
            if (shift.correlation() > CORRELATION_MIN) {
                moved.add(new Moved(textured.get(i), shift));
            }
        }
        return moved;
    }

    /** Returns the middles of blocks, moved by a share of their shift. */
    private static Mat points(List<Moved> moved, int share) {
        float[] xy = new float[2 * moved.size()];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = moved.get(i / 2).coordinate(i % 2, share);
        }
        return Pixels.points(xy);
    }

    private static Optional<Projection> affine(Mat from, Mat to) {
        Mat map = estimateAffine2D(
                from, to, new Mat(), RANSAC, RANSAC_PIXELS, RANSAC_ROUNDS, RANSAC_CONFIDENCE, POLISH_ROUNDS);
        return Pixels.doubles(map, 6).map(AffineMap::ofMatrix).map(Projection::of);
    }

    private static Optional<Projection> projective(Mat from, Mat to) {
        Mat map = findHomography(from, to, RANSAC, RANSAC_PIXELS, new Mat(), RANSAC_ROUNDS, RANSAC_CONFIDENCE);
        return Pixels.doubles(map, 9).map(Projection::ofMatrix);
    }

    private record Moved(Block block, BlockShifts.Shift shift) {
        double pixels() {
            return Math.hypot(shift.dx(), shift.dy());
        }

        float coordinate(int axis, int share) {
            int edge = axis == 0 ? block.left() : block.top();
            int step = axis == 0 ? shift.dx() : shift.dy();
            return edge + Block.SIDE / 2f + share * step;
        }
    }
}
