package vigie.image;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a film's picture that is hashed: what is left of it when it is cut to another shape, as films are for reels
 * and stories, and what a caption at its top or foot leaves free.
 */
enum FrameView {
    /** All of it. */
    WHOLE(0, 0, 1),
    /** What a caption at the foot leaves. */
    UPPER(0, 0, 0.7),
    /** What a caption at the top leaves. */
    LOWER(0, 0.3, 1),
    /** The middle, 9:16: a reel made of a wide film. */
    TALL(9.0 / 16, 0, 1),
    TALL_UPPER(9.0 / 16, 0, 0.7),
    TALL_LOWER(9.0 / 16, 0.3, 1),
    /** The middle, 4:5: a post. */
    PORTRAIT(4.0 / 5, 0, 1),
    /** The middle, square. */
    SQUARE(1, 0, 1),
    /** The middle, 16:9: a wide film set into a tall picture with something above and under it. */
    WIDE(16.0 / 9, 0, 1),
    /** Without the plain bars that stand through the film. What looks like one in a short cut may not be one in the whole. */
    TRIMMED(0, 0, 1),
    /** The part in which anything ever moves: a film within a frame, under a title or in a corner. */
    MOVING(0, 0, 1);

    /** A shape nearer than this to the picture's own cuts nothing off that the hash would miss. */
    private static final double SHAPE_DIFFERENCE_MIN = 1.1;

    /** Pixels: a narrower view has nothing left to hash. */
    private static final int SIDE_MIN = 32;

    /** Width over height, 0 for the picture's own. */
    private final double shape;

    private final double top;
    private final double bottom;

    FrameView(double shape, double top, double bottom) {
        this.shape = shape;
        this.top = top;
        this.bottom = bottom;
    }

    /** Returns its place among the views, from 0. The stored form names views by it, so new ones come last. */
    @SuppressWarnings("EnumOrdinal") // a change of the order is a new version of the stored form
    int place() {
        return ordinal();
    }

    /**
     * Returns where the views of a film lie.
     *
     * @param picture all of it
     * @param trimmed what is left without plain bars, the whole picture for most films
     * @param moving the part in which anything moves, the whole picture for most films
     */
    static Map<FrameView, Region> of(Region picture, Region trimmed, Region moving) {
        Map<FrameView, Region> regions = new EnumMap<>(FrameView.class);
        for (FrameView view : values()) {
            if (view != TRIMMED && view != MOVING) {
                view.in(picture).ifPresent(region -> regions.put(view, region));
            }
        }
        if (!trimmed.equals(picture)) {
            regions.put(TRIMMED, trimmed);
        }
        if (!moving.equals(picture)) {
            regions.put(MOVING, moving);
        }
        return regions;
    }

    /** Returns where it lies in a picture, or empty if the picture has that shape already or the view would be tiny. */
    private Optional<Region> in(Region picture) {
        double own = (double) picture.width() / picture.height();
        double wanted = shape == 0 ? own : shape;
        if (shape != 0 && Math.max(wanted / own, own / wanted) < SHAPE_DIFFERENCE_MIN) {
            return Optional.empty();
        }
        double width = Math.min(1, wanted / own);
        double height = Math.min(1, own / wanted);
        double above = (1 - height) / 2;
        Region region = picture.part((1 - width) / 2, above + top * height, (1 + width) / 2, above + bottom * height);
        return Math.min(region.width(), region.height()) < SIDE_MIN ? Optional.empty() : Optional.of(region);
    }
}
