package vigie.image;

/**
 * Where blocks of an original are found a few pixels off, when a picture was laid over it nearly right. In two steps:
 * every second pixel of both, then single pixels around the best.
 */
final class BlockShifts {
    /** How far a block is looked for, in pixels: what RANSAC lets an alignment be wrong, and a little more. */
    static final int REACH = 8;

    private static final int STEP = 2;

    private final Overlaid pair;
    private final Overlaid halves;

    BlockShifts(Overlaid pair) {
        this.pair = pair;
        byte[] found = half(pair.found(), pair.width());
        // masks are not asked for
        halves = new Overlaid(half(pair.original(), pair.width()), found, found, found, pair.width() / STEP);
    }

    /** Returns the best place of a block, or its own place if it is no better elsewhere. */
    Shift of(Block block) {
        int side = Block.SIDE / STEP;
        Shift coarse = best(halves, block.left() / STEP, block.top() / STEP, side, new Shift(0, 0, -1), REACH / STEP);
        Shift start = new Shift(coarse.dx() * STEP, coarse.dy() * STEP, -1);
        return best(pair, block.left(), block.top(), Block.SIDE, start, 1);
    }

    private Shift best(Overlaid pictures, int left, int top, int side, Shift around, int reach) {
        Shift best = around;
        for (int dy = around.dy() - reach; dy <= around.dy() + reach; dy++) {
            for (int dx = around.dx() - reach; dx <= around.dx() + reach; dx++) {
                if (inside(pictures, left + dx, top + dy, side)) {
                    double correlation = pictures.correlation(left, top, side, left + dx, top + dy);
                    best = correlation > best.correlation() ? new Shift(dx, dy, correlation) : best;
                }
            }
        }
        return best;
    }

    private static boolean inside(Overlaid pictures, int left, int top, int side) {
        return left >= 0 && top >= 0 && left + side <= pictures.width() && top + side <= pictures.height();
    }

    /** Returns the means of two by two pixels; an odd last row or column is left out. */
    private static byte[] half(byte[] gray, int width) {
        int halfWidth = width / STEP;
        byte[] half = new byte[halfWidth * (gray.length / width / STEP)];
        for (int to = 0; to < half.length; to++) {
            int i = to / halfWidth * STEP * width + to % halfWidth * STEP;
            int below = i + width;
            int sum = (gray[i] & 0xFF) + (gray[i + 1] & 0xFF) + (gray[below] & 0xFF) + (gray[below + 1] & 0xFF);
            half[to] = (byte) ((sum + 2) >> 2);
        }
        return half;
    }

    /**
     * A place beside a block's own.
     *
     * @param dx to the right, in pixels
     * @param dy down, in pixels
     * @param correlation there, −1…1
     */
    record Shift(int dx, int dy, double correlation) {}
}
