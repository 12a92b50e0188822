package vigie.image;

/**
 * An original and a found picture laid over it, as gray levels of the same size. The arrays are kept, not copied, and
 * only read.
 */
final class Overlaid {
    /** Pixels by which an alignment may be wrong at the edge of the picture. */
    private static final int EDGE = 3;

    private final byte[] original;
    private final byte[] found;
    private final byte[] covered;
    private final byte[] judged;
    private final int width;

    /**
     * Lays one picture over another.
     *
     * @param original gray levels, row by row
     * @param found gray levels laid over the original
     * @param covered not 0 where the found picture has pixels; a convex area
     * @param judged not 0 where the found picture is taken to show the original; a convex part of what is covered
     * @param width of all four, in pixels
     */
    Overlaid(byte[] original, byte[] found, byte[] covered, byte[] judged, int width) {
        if (original.length != found.length
                || original.length != covered.length
                || original.length != judged.length
                || original.length % width != 0) {
            throw new IllegalArgumentException(original.length + ", " + found.length + ", " + covered.length + ", "
                    + judged.length + " levels of width " + width);
        }
        this.original = original;
        this.found = found;
        this.covered = covered;
        this.judged = judged;
        this.width = width;
    }

    byte[] original() {
        return original;
    }

    byte[] found() {
        return found;
    }

    int width() {
        return width;
    }

    int height() {
        return original.length / width;
    }

    /** Returns whether the found picture covers a square, but for a few pixels at its edges. */
    boolean covers(int left, int top, int side) {
        return holds(covered, left, top, side);
    }

    /** Returns whether a square is judged, but for a few pixels at its edges. */
    boolean judges(int left, int top, int side) {
        return holds(judged, left, top, side);
    }

    private boolean holds(byte[] mask, int left, int top, int side) {
        int right = left + side - 1 - EDGE;
        int bottom = top + side - 1 - EDGE;
        return mask[(top + EDGE) * width + left + EDGE] != 0
                && mask[(top + EDGE) * width + right] != 0
                && mask[bottom * width + left + EDGE] != 0
                && mask[bottom * width + right] != 0;
    }

    /**
     * Returns the normalized cross correlation of a square of the original with one of the found picture, −1…1; 0 if
     * one of them is flat.
     */
    double correlation(int left, int top, int side, int foundLeft, int foundTop) {
        long sumA = 0;
        long sumB = 0;
        long sumAA = 0;
        long sumBB = 0;
        long sumAB = 0;
        for (int y = 0; y < side; y++) {
            int i = (top + y) * width + left;
            int j = (foundTop + y) * width + foundLeft;
            for (int x = 0; x < side; x++) {
                int a = original[i + x] & 0xFF;
                int b = found[j + x] & 0xFF;
                sumA += a;
                sumB += b;
                sumAA += (long) a * a;
                sumBB += (long) b * b;
                sumAB += (long) a * b;
            }
        }
        double n = (double) side * side;
        double varianceA = sumAA / n - sumA / n * (sumA / n);
        double varianceB = sumBB / n - sumB / n * (sumB / n);
        return varianceA < 1 || varianceB < 1
                ? 0
                : (sumAB / n - sumA / n * (sumB / n)) / Math.sqrt(varianceA * varianceB);
    }
}
