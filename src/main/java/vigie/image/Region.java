package vigie.image;

/**
 * A rectangle of a gray picture, in its pixels.
 *
 * @param x left edge, at least 0
 * @param y upper edge, at least 0
 * @param width at least 1
 * @param height at least 1
 */
record Region(int x, int y, int width, int height) {
    Region {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("no region: " + x + "," + y + " " + width + "x" + height);
        }
    }

    /** Returns the part from {@code left} to {@code right} and {@code top} to {@code bottom}, in shares of this region. */
    Region part(double left, double top, double right, double bottom) {
        int x0 = x + (int) Math.round(left * width);
        int y0 = y + (int) Math.round(top * height);
        int x1 = x + (int) Math.round(right * width);
        int y1 = y + (int) Math.round(bottom * height);
        return new Region(x0, y0, Math.max(1, x1 - x0), Math.max(1, y1 - y0));
    }

    double area() {
        return (double) width * height;
    }
}
