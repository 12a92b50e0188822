package vigie.image;

/**
 * Where an original lies in a found picture: its four corners, named as the original has them, so a mirrored copy has
 * its {@code topLeft} on the right.
 */
public record ImageOutline(Corner topLeft, Corner topRight, Corner bottomRight, Corner bottomLeft) {
    /**
     * A corner, in shares of the found picture's sides: 0 is its left or upper edge, 1 its right or lower one. Outside
     * of 0…1 where the copy was cropped.
     *
     * @param x from the left
     * @param y from the top
     */
    public record Corner(double x, double y) {
        public Corner {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("corner: " + x + ", " + y);
            }
        }
    }

    /** Returns the outline of a picture of a size, laid into another of a size. */
    static ImageOutline of(Projection toFound, Prepared original, Prepared found) {
        int width = original.width();
        int height = original.height();
        return new ImageOutline(
                corner(toFound, 0, 0, found),
                corner(toFound, width, 0, found),
                corner(toFound, width, height, found),
                corner(toFound, 0, height, found));
    }

    private static Corner corner(Projection toFound, int x, int y, Prepared found) {
        return new Corner(toFound.x(x, y) / found.width(), toFound.y(x, y) / found.height());
    }
}
