package vigie.image;

/**
 * A map of the plane: {@code (x, y)} goes to {@code (xx x + xy y + x0, yx x + yy y + y0)}, in pixels.
 *
 * @param xx of x in the new x
 * @param xy of y in the new x
 * @param x0 added to the new x
 * @param yx of x in the new y
 * @param yy of y in the new y
 * @param y0 added to the new y
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
    /** Sine of the least angle at which upright edges may meet level ones: perspective slants less near the middle. */
    private static final double SINE_MIN = 0.9;

    /** Returns the area to which a unit square goes, negative when the map mirrors. */
    double determinant() {
        return xx * yy - xy * yx;
    }

    double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** Returns the map back. A map without area has none: the caller asks {@link #plausible()} first. */
    AffineMap inverse() {
        double d = determinant();
        return new AffineMap(yy / d, -xy / d, (xy * y0 - yy * x0) / d, -yx / d, xx / d, (yx * x0 - xx * y0) / d);
    }

    /** Returns this map after another: {@code first} is applied, then this. */
    AffineMap after(AffineMap first) {
        return new AffineMap(
                xx * first.xx + xy * first.yx,
                xx * first.xy + xy * first.yy,
                x(first.x0, first.y0),
                yx * first.xx + yy * first.yx,
                yx * first.xy + yy * first.yy,
                y(first.x0, first.y0));
    }

    /** Returns the map of a matrix of two rows and three columns, row by row. */
    static AffineMap ofMatrix(double[] m) {
        return new AffineMap(m[0], m[1], m[2], m[3], m[4], m[5]);
    }

    static AffineMap scale(double factor) {
        return new AffineMap(factor, 0, 0, 0, factor, 0);
    }

    /** Returns the map that turns one region and stretches it onto another. */
    static AffineMap between(Region from, Orientation turned, Region to) {
        double width = turned.swapsSides() ? from.height() : from.width();
        double height = turned.swapsSides() ? from.width() : from.height();
        double scaleX = to.width() / width;
        double scaleY = to.height() / height;
        double xx = scaleX * turned.xx;
        double xy = scaleX * turned.xy;
        double yx = scaleY * turned.yx;
        double yy = scaleY * turned.yy;
        double centerX = from.x() + from.width() / 2.0;
        double centerY = from.y() + from.height() / 2.0;
        return new AffineMap(
                xx,
                xy,
                to.x() + to.width() / 2.0 - xx * centerX - xy * centerY,
                yx,
                yy,
                to.y() + to.height() / 2.0 - yx * centerX - yy * centerY);
    }

    /**
     * Returns whether people make copies like this: sides scaled by 1/20 to 20, one side no more than three times the
     * other, no slant beyond {@value #SINE_MIN} of a right angle's sine, some 25°. Chance alignments of unrelated features
     * mostly squash or slant the picture.
     */
    boolean plausible() {
        double area = Math.abs(determinant());
        double first = Math.hypot(xx, yx);
        double second = Math.hypot(xy, yy);
        return area > 1.0 / 400
                && area < 400
                && Math.max(first, second) < 3 * Math.min(first, second)
                && area > SINE_MIN * first * second;
    }
}
