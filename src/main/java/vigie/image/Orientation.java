package vigie.image;

import java.util.Locale;

/**
 * How a found picture is turned against the original: the eight symmetries of a rectangle.
 *
 * <p>Each is the matrix {@code (xx xy; yx yy)} that carries a direction of the original, x to the right and y down, to
 * the found picture. Turns are clockwise.
 */
public enum Orientation {
    UPRIGHT(1, 0, 0, 1),
    MIRRORED(-1, 0, 0, 1),
    FLIPPED(1, 0, 0, -1),
    ROTATED_90(0, -1, 1, 0),
    ROTATED_180(-1, 0, 0, -1),
    ROTATED_270(0, 1, -1, 0),
    TRANSPOSED(0, 1, 1, 0),
    TRANSVERSED(0, -1, -1, 0);

    final int xx;
    final int xy;
    final int yx;
    final int yy;

    Orientation(int xx, int xy, int yx, int yy) {
        this.xx = xx;
        this.xy = xy;
        this.yx = yx;
        this.yy = yy;
    }

    /** Returns the name as JSON shows it, for instance {@code mirrored} or {@code rotated-90}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether width and height change places. */
    boolean swapsSides() {
        return xx == 0;
    }

    /** Returns the symmetry nearest to a map: the one whose matrix agrees most with the map's linear part. */
    static Orientation nearest(AffineMap map) {
        Orientation best = UPRIGHT;
        double most = Double.NEGATIVE_INFINITY;
        for (Orientation orientation : values()) {
            double agreement = orientation.xx * map.xx()
                    + orientation.xy * map.xy()
                    + orientation.yx * map.yx()
                    + orientation.yy * map.yy();
            if (agreement > most) {
                most = agreement;
                best = orientation;
            }
        }
        return best;
    }
}
