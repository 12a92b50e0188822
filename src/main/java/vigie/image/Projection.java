package vigie.image;

/**
 * A projective map of the plane, as a camera sees a flat picture: {@code (x, y)} goes to {@code ((xx x + xy y + x0) / w,
 * (yx x + yy y + y0) / w)} with {@code w = wx x + wy y + 1}, in pixels.
 *
 * @param xx of x in the new x
 * @param xy of y in the new x
 * @param x0 added to the new x
 * @param yx of x in the new y
 * @param yy of y in the new y
 * @param y0 added to the new y
 * @param wx of x in the divisor, 0 for an affine map
 * @param wy of y in the divisor, 0 for an affine map
 */
record Projection(double xx, double xy, double x0, double yx, double yy, double y0, double wx, double wy) {
    /** A page photographed at a sharp angle shows its near edge 2.4 times as wide as its far one. */
    private static final double AREAS_MAX = 6;

    static final Projection IDENTITY = of(AffineMap.scale(1));

    static Projection of(AffineMap map) {
        return new Projection(map.xx(), map.xy(), map.x0(), map.yx(), map.yy(), map.y0(), 0, 0);
    }

    /** Returns the map of a matrix of three rows and three columns, row by row, whatever its scale. */
    static Projection ofMatrix(double[] m) {
        return new Projection(
                m[0] / m[8], m[1] / m[8], m[2] / m[8], m[3] / m[8], m[4] / m[8], m[5] / m[8], m[6] / m[8], m[7] / m[8]);
    }

    /** Returns the matrix, row by row; its last number is 1. */
    double[] matrix() {
        return new double[] {xx, xy, x0, yx, yy, y0, wx, wy, 1};
    }

    double x(double x, double y) {
        return (xx * x + xy * y + x0) / w(x, y);
    }

    double y(double x, double y) {
        return (yx * x + yy * y + y0) / w(x, y);
    }

    private double w(double x, double y) {
        return wx * x + wy * y + 1;
    }

    /** Returns this map after another: {@code first} is applied, then this. */
    Projection after(Projection first) {
        double[] a = matrix();
        double[] b = first.matrix();
        double[] product = new double[9];
        for (int i = 0; i < 9; i++) {
            int row = i / 3 * 3;
            product[i] = a[row] * b[i % 3] + a[row + 1] * b[i % 3 + 3] + a[row + 2] * b[i % 3 + 6];
        }
        return ofMatrix(product);
    }

    /** Returns the map back. A map without area has none: the caller asks {@link #plausibleOn} first. */
    Projection inverse() {
        return ofMatrix(new double[] {
            yy - y0 * wy, x0 * wy - xy, xy * y0 - x0 * yy,
            y0 * wx - yx, xx - x0 * wx, x0 * yx - xx * y0,
            yx * wy - yy * wx, xy * wx - xx * wy, xx * yy - xy * yx
        });
    }

    /** Returns the affine map that does the same near a point. */
    AffineMap near(double x, double y) {
        double w = w(x, y);
        double toX = x(x, y);
        double toY = y(x, y);
        double ax = (xx - toX * wx) / w;
        double ay = (xy - toX * wy) / w;
        double bx = (yx - toY * wx) / w;
        double by = (yy - toY * wy) / w;
        return new AffineMap(ax, ay, toX - ax * x - ay * y, bx, by, toY - bx * x - by * y);
    }

    /**
     * Returns whether people make copies like this of a picture of some size: in the middle the map is
     * {@linkplain AffineMap#plausible() plausible}, and at no corner does it mirror what it does not mirror there, or
     * enlarge areas six times more than at another.
     */
    boolean plausibleOn(double width, double height) {
        AffineMap middle = near(width / 2, height / 2);
        double least = Math.abs(middle.determinant());
        double most = least;
        for (double[] corner : new double[][] {{0, 0}, {width, 0}, {width, height}, {0, height}}) {
            double area = near(corner[0], corner[1]).determinant();
            if (!(area * middle.determinant() > 0)) {
                return false;
            }
            least = Math.min(least, Math.abs(area));
            most = Math.max(most, Math.abs(area));
        }
        return most < AREAS_MAX * least && middle.plausible();
    }
}
