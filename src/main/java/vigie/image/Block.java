package vigie.image;

/**
 * One block of an original beside the same block of the found picture laid over it.
 *
 * @param left edge, in pixels of the original
 * @param top edge, in pixels of the original
 * @param original gray levels of the original's
 * @param found gray levels of the found picture's
 * @param weaker share that the weaker direction of the original's gradients has of the stronger one, 0…1
 * @param correlation of both, −1…1
 */
record Block(int left, int top, Levels original, Levels found, double weaker, double correlation) {
    /** Side in pixels, of pictures of about 500: a few letters, an eye. */
    static final int SIDE = 24;

    /** Least standard deviation, in gray levels, of a block with texture: above the noise of strong compression. */
    static final double TEXTURE_MIN = 6;

    /**
     * Least share of the weaker direction in a block with texture. A straight edge has one direction only and agrees
     * wherever a layout has a bar or a frame: it proves nothing.
     */
    private static final double WEAKER_MIN = 0.06;

    /** Correlation above which a block agrees. */
    private static final double CORRELATION_MIN = 0.6;

    /** Mean gray levels that a block may differ from what the tone says: filters darken corners by less. */
    private static final double LEVEL_MAX = 50;

    /** A block that agrees with less than this share of its contrast lies under something translucent. */
    private static final double SHADED_MAX = 0.5;

    /** Gray levels, root of the mean square, by which what is not the same is seen not to be. */
    private static final double SEEN_MIN = 25;

    static Block of(Overlaid pair, int left, int top) {
        return new Block(
                left,
                top,
                Levels.of(pair.original(), pair.width(), left, top),
                Levels.of(pair.found(), pair.width(), left, top),
                weaker(pair.original(), pair.width(), left, top),
                pair.correlation(left, top, SIDE, left, top));
    }

    boolean textured() {
        return original.deviation() >= TEXTURE_MIN && weaker >= WEAKER_MIN;
    }

    boolean agrees() {
        return agree(correlation);
    }

    /** Returns whether two blocks with this correlation show the same. */
    static boolean agree(double correlation) {
        return correlation > CORRELATION_MIN;
    }

    boolean plainInBoth() {
        return original.deviation() < TEXTURE_MIN && found.deviation() < TEXTURE_MIN;
    }

    /**
     * Returns whether a person would see something else in the block's place. Faint differences do not count: grass and
     * noise correlate badly after compression and look the same.
     */
    boolean differs(Tone tone) {
        double expected = tone.gain() * original.deviation();
        double level = Math.abs(found.mean() - tone.of((int) Math.round(original.mean())));
        if (agrees()) {
            return found.deviation() < SHADED_MAX * expected && level > LEVEL_MAX;
        }
        double squares = level * level
                + found.deviation() * found.deviation()
                + expected * expected
                - 2 * correlation * found.deviation() * expected;
        return squares > (plainInBoth() ? LEVEL_MAX * LEVEL_MAX : SEEN_MIN * SEEN_MIN);
    }

    /** Returns the smaller over the larger eigenvalue of the structure tensor (Harris and Stephens 1988), 0…1. */
    private static double weaker(byte[] gray, int width, int left, int top) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int y = top + 1; y + 1 < top + SIDE; y++) {
            for (int i = y * width + left + 1; i + 1 < y * width + left + SIDE; i++) {
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

    /**
     * Gray levels of a block.
     *
     * @param mean of all, 0…255
     * @param deviation standard deviation
     * @param low level below which 2 % of the pixels are
     * @param median level below which half of the pixels are
     * @param high level above which 2 % of the pixels are
     */
    record Levels(double mean, double deviation, int low, int median, int high) {
        private static final int TAIL = SIDE * SIDE / 50;

        /** Returns the level between low and high. */
        double middle() {
            return (low + high) / 2.0;
        }

        static Levels of(byte[] gray, int width, int left, int top) {
            int[] histogram = new int[256];
            long sum = 0;
            long squares = 0;
            for (int y = top; y < top + SIDE; y++) {
                for (int i = y * width + left; i < y * width + left + SIDE; i++) {
                    int level = gray[i] & 0xFF;
                    histogram[level]++;
                    sum += level;
                    squares += (long) level * level;
                }
            }
            double n = SIDE * SIDE;
            double mean = sum / n;
            double variance = Math.max(0, squares / n - mean * mean);
            int low = quantile(histogram, TAIL);
            int median = quantile(histogram, SIDE * SIDE / 2);
            int high = quantile(histogram, SIDE * SIDE - TAIL);
            return new Levels(mean, Math.sqrt(variance), low, median, high);
        }

        private static int quantile(int[] histogram, int countBelow) {
            int level = 0;
            for (int below = histogram[0]; below < countBelow; below += histogram[level]) {
                level++;
            }
            return level;
        }
    }
}
