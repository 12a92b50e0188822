package vigie.image;

/**
 * How well two gray pictures of the same size agree, block by block.
 *
 * <p>Each block of the original that has texture, in two directions, is compared with the same block of the found picture by normalized
 * cross correlation, which no change of brightness or contrast alters. Copies agree in most blocks whatever was written
 * over the others; two slides of one template agree only in the template.
 *
 * @param good blocks with texture that agree
 * @param textured blocks of the original with texture, where the found picture covers them
 * @param alike blocks that agree, with texture or straight edges, or are plain in both
 * @param all blocks of the original, covered or not
 */
record BlockCorrelation(int good, int textured, int alike, int all) {
    /** Side of a block in pixels, of pictures of about 500: a few letters, an eye. */
    static final int BLOCK = 24;

    /** Least standard deviation, in gray levels, of a block with texture: above the noise of strong compression. */
    private static final double TEXTURE_MIN = 6;

    /**
     * Least share that the weaker direction of the gradients has of the stronger one, in a block with texture. A
     * straight edge has one direction only and agrees wherever a layout has a bar or a frame: it proves nothing.
     */
    private static final double WEAKER_MIN = 0.06;

    /** Correlation above which a block agrees. */
    private static final double CORRELATION_MIN = 0.6;

    /** Fewer blocks prove nothing. */
    private static final int TEXTURED_MIN = 8;

    /** Least share of good blocks of a copy. */
    private static final double GOOD_MIN = 0.6;

    /** Nothing in common, of nothing. */
    static final BlockCorrelation NONE = new BlockCorrelation(0, 0, 0, 1);

    /**
     * Compares two pictures.
     *
     * @param original gray levels, row by row
     * @param found gray levels laid over the original
     * @param covered not 0 where the found picture has pixels
     * @param width of all three, in pixels
     */
    static BlockCorrelation of(byte[] original, byte[] found, byte[] covered, int width) {
        int height = original.length / width;
        int good = 0;
        int textured = 0;
        int alike = 0;
        int all = 0;
        for (int top = 0; top + BLOCK <= height; top += BLOCK) {
            for (int left = 0; left + BLOCK <= width; left += BLOCK) {
                all++;
                if (!covers(covered, width, left, top)) {
                    continue;
                }
                Block block = Block.of(original, found, width, left, top);
                textured += block.textured() ? 1 : 0;
                good += block.textured() && block.agrees() ? 1 : 0;
                alike += block.agrees() || block.plainInBoth() ? 1 : 0;
            }
        }
        return new BlockCorrelation(good, textured, alike, Math.max(1, all));
    }

    /** Returns whether the found picture shows the original. */
    boolean verified() {
        return textured >= TEXTURED_MIN && good >= GOOD_MIN * textured;
    }

    double goodShare() {
        return textured == 0 ? 0 : (double) good / textured;
    }

    /** Returns the share of the original that is seen in the found picture, 0…1. */
    double visible() {
        return (double) alike / all;
    }

    private static boolean covers(byte[] covered, int width, int left, int top) {
        int right = left + BLOCK - 1;
        int bottom = top + BLOCK - 1;
        // what covers is convex, so the corners tell
        return covered[top * width + left] != 0
                && covered[top * width + right] != 0
                && covered[bottom * width + left] != 0
                && covered[bottom * width + right] != 0;
    }

    /** Standard deviations and correlation of one block in both pictures. */
    private record Block(double originalDeviation, double foundDeviation, double correlation, double weaker) {
        static Block of(byte[] original, byte[] found, int width, int left, int top) {
            long sumA = 0;
            long sumB = 0;
            long sumAA = 0;
            long sumBB = 0;
            long sumAB = 0;
            for (int y = top; y < top + BLOCK; y++) {
                for (int i = y * width + left; i < y * width + left + BLOCK; i++) {
                    int a = original[i] & 0xFF;
                    int b = found[i] & 0xFF;
                    sumA += a;
                    sumB += b;
                    sumAA += (long) a * a;
                    sumBB += (long) b * b;
                    sumAB += (long) a * b;
                }
            }
            double n = BLOCK * BLOCK;
            double deviationA = Math.sqrt(Math.max(0, sumAA / n - sumA / n * (sumA / n)));
            double deviationB = Math.sqrt(Math.max(0, sumBB / n - sumB / n * (sumB / n)));
            double covariance = sumAB / n - sumA / n * (sumB / n);
            boolean flat = deviationA < 1 || deviationB < 1;
            double correlation = flat ? 0 : covariance / (deviationA * deviationB);
            return new Block(deviationA, deviationB, correlation, weaker(original, width, left, top));
        }

        /** Returns the smaller over the larger eigenvalue of the structure tensor (Harris and Stephens 1988), 0…1. */
        private static double weaker(byte[] gray, int width, int left, int top) {
            double xx = 0;
            double yy = 0;
            double xy = 0;
            for (int y = top + 1; y + 1 < top + BLOCK; y++) {
                for (int i = y * width + left + 1; i + 1 < y * width + left + BLOCK; i++) {
                    int dx = (gray[i + 1] & 0xFF) - (gray[i - 1] & 0xFF);
                    int dy = (gray[i + width] & 0xFF) - (gray[i - width] & 0xFF);
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
            double spread = Math.hypot(xx - yy, 2 * xy);
            double larger = xx + yy + spread;
            return larger == 0 ? 0 : (xx + yy - spread) / larger;
        }

        boolean textured() {
            return originalDeviation >= TEXTURE_MIN && weaker >= WEAKER_MIN;
        }

        boolean agrees() {
            return correlation > CORRELATION_MIN;
        }

        boolean plainInBoth() {
            return originalDeviation < TEXTURE_MIN && foundDeviation < TEXTURE_MIN;
        }
    }
}
