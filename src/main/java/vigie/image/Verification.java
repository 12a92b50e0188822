package vigie.image;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffine2D;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Lays a found picture over an original and decides whether it shows it.
 *
 * <p>Up to three alignments are tried: the one that their nearest views suggest, and those on which the local features
 * agree, upright and mirrored (affine, RANSAC). Each is corrected block by block ({@link Refinement}), which bends it as
 * a camera bends a picture and lets rough views do without features. None is believed for the number of features that
 * agree, since two slides of one template have thirty; the blocks decide ({@link BlockCorrelation}). In the worker's
 * process only.
 */
final class Verification {
    /** Views farther apart suggest nothing. */
    private static final int VIEWS_DISTANCE_MAX = 72;

    /** Bits by which views of a soft picture and its copy differ at most; of 7.5 million other pairs none was within 31. */
    private static final int SOFT_DISTANCE_MAX = 16;

    /** Share of a soft original that its copy must show: a part of a gradient is like any other. */
    private static final double SOFT_VISIBLE_MIN = 0.6;

    /** Least number of features on which an alignment rests; three define it. */
    private static final int INLIERS_MIN = 5;

    /** How far, in pixels of the original, a feature may lie from where the alignment puts it. */
    private static final double RANSAC_PIXELS = 5;

    private static final int RANSAC_ROUNDS = 5000;
    private static final double RANSAC_CONFIDENCE = 0.995;
    private static final int POLISH_ROUNDS = 10;

    /** Share of good blocks beyond which no other alignment is tried. */
    private static final double GOOD_ENOUGH = 0.85;

    /** Each correction reaches a little farther from where the first alignment was right. */
    private static final int CORRECTIONS_MAX = 5;

    private final Prepared original;
    private final Prepared found;
    private final NearestViews nearest;
    private Alignment best = Alignment.NONE;

    private Verification(Prepared original, Prepared found, NearestViews nearest) {
        this.original = original;
        this.found = found;
        this.nearest = nearest;
    }

    /** Compares two pictures; 5 to 40 ms, the more the less they agree. Without features their views alone count. */
    static ImageComparison.Measured compare(Prepared original, Prepared found, NearestViews nearest) {
        Verification verification = new Verification(original, found, nearest);
        verification.align();
        return verification.measured();
    }

    private void align() {
        if (nearest.hammingDistance() <= VIEWS_DISTANCE_MAX) {
            // in a collage, what lies beyond the view is another picture
            AffineMap map = ofViews();
            attempt(map, nearest.found());
            if (!nearest.found().equals(found.all()) && !best.blocks().refuted()) {
                attempt(map, found.all());
            }
        }
        if (!settled()) {
            ofFeatures(original.upright()).ifPresent(map -> attempt(map, found.all()));
        }
        if (!settled()) {
            AffineMap unmirror = new AffineMap(-1, 0, original.width() - 1.0, 0, 1, 0);
            ofFeatures(original.mirrored()).map(unmirror::after).ifPresent(map -> attempt(map, found.all()));
        }
    }

    private boolean settled() {
        return best.blocks().refuted()
                || (best.blocks().verified() && best.blocks().goodShare() >= GOOD_ENOUGH);
    }

    /** Tries an alignment of a part of the found picture, corrects it while that helps, and keeps it if it is the best. */
    private void attempt(AffineMap toOriginal, Region part) {
        if (!toOriginal.plausible()) {
            return;
        }
        Alignment alignment = Alignment.of(original, found, new Laid(Projection.of(toOriginal), part));
        for (int i = 0; i < CORRECTIONS_MAX; i++) {
            Alignment corrected = corrected(alignment);
            if (!corrected.betterThan(alignment)) {
                break;
            }
            alignment = corrected;
        }
        if (alignment.blocks().refuted() || alignment.betterThan(best)) {
            best = alignment;
        }
    }

    private Alignment corrected(Alignment alignment) {
        return Refinement.of(alignment)
                .map(alignment.laid()::corrected)
                .filter(laid -> laid.toOriginal().inverse().plausibleOn(original.width(), original.height()))
                .map(laid -> Alignment.of(original, found, laid))
                .orElse(alignment);
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
                Pixels.points(pairs.foundPoints()),
                Pixels.points(pairs.originalPoints()),
                inliers,
                RANSAC,
                RANSAC_PIXELS,
                RANSAC_ROUNDS,
                RANSAC_CONFIDENCE,
                POLISH_ROUNDS);
        return map.empty() || count(Pixels.bytes(inliers)) < INLIERS_MIN
                ? Optional.empty()
                : Pixels.doubles(map, 6).map(AffineMap::ofMatrix);
    }

    private static int count(byte[] flags) {
        int count = 0;
        for (byte flag : flags) {
            count += flag;
        }
        return count;
    }

    private ImageComparison.Measured measured() {
        BlockCorrelation blocks = best.blocks();
        BlockMap map = blocks.map();
        boolean verified = blocks.verified() || showsSoftPicture(blocks);
        Projection toFound = best.laid().toOriginal().inverse();
        AffineMap atCenter = toFound.near(original.width() / 2.0, original.height() / 2.0);
        double visible = map.share(BlockMap.Fate.AGREES);
        double originalArea = (double) original.width() * original.height();
        double foundArea = (double) found.width() * found.height();
        return new ImageComparison.Measured(
                nearest.hammingDistance(),
                verified ? Orientation.nearest(atCenter) : nearest.orientation(),
                Math.min(1, visible * originalArea * Math.abs(atCenter.determinant()) / foundArea),
                visible,
                blocks.good(),
                blocks.textured(),
                verified,
                ImageOutline.of(toFound, original, found),
                map);
    }

    /**
     * A soft picture has too few edges for its blocks to prove anything; but no two pictures that are not copies have come
     * so near in their hashes, and here nothing contradicts them.
     */
    private boolean showsSoftPicture(BlockCorrelation blocks) {
        return nearest.hammingDistance() <= SOFT_DISTANCE_MAX
                && blocks.textured() < BlockCorrelation.TEXTURED_MIN
                && blocks.good() == blocks.textured()
                && !blocks.refuted()
                && blocks.map().share(BlockMap.Fate.AGREES) >= SOFT_VISIBLE_MIN;
    }
}
