package vigie.image;

/**
 * The blur of PDQ: box filters along rows and columns, twice, which together weigh like a tent (Jarosz: "Fast image
 * convolutions", 2001). Running sums are kept in single precision and in the published order, since bits of the hash
 * hang on their rounding.
 */
final class JaroszFilter {
    private static final int PASSES = 2;

    private JaroszFilter() {}

    /** Blurs levels in place: row by row, so many in a row. */
    static void blur(float[] levels, int width, int side) {
        int height = levels.length / width;
        float[] between = new float[levels.length];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int y = 0; y < height; y++) {
                box(levels, between, new Line(y * width, 1, width), window(width, side));
            }
            for (int x = 0; x < width; x++) {
                box(between, levels, new Line(x, width, height), window(height, side));
            }
        }
    }

    /** Half of what becomes one pixel, rounded up: the second pass doubles the reach. */
    private static int window(int length, int side) {
        return (length + 2 * side - 1) / (2 * side);
    }

    /** Where a row or column lies. */
    private record Line(int start, int step, int length) {
        int at(int place) {
            return start + place * step;
        }
    }

    /** Each level becomes the mean of a window around it, smaller at both ends; an even window reaches further ahead. */
    private static void box(float[] from, float[] to, Line line, int window) {
        int ahead = (window + 2) / 2 - 1;
        int behind = window - ahead;
        float sum = 0;
        int count = 0;
        for (int place = 0; place < Math.min(ahead, line.length()); place++) {
            sum += from[line.at(place)];
            count++;
        }
        for (int place = 0; place < line.length(); place++) {
            if (place + ahead < line.length()) {
                sum += from[line.at(place + ahead)];
                count++;
            }
            if (place - behind >= 0) {
                sum -= from[line.at(place - behind)];
                count--;
            }
            to[line.at(place)] = sum / count;
        }
    }
}
