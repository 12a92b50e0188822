package vigie.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A film's pictures, ten a second, small and gray, and what can be said of all of them together.
 *
 * @param width of every picture, in pixels
 * @param pictures by rising time
 */
record FilmSamples(VideoFingerprint.Film film, int width, List<Sample> pictures) {
    /** Share of the pictures that may do without a plain bar that the others have: a film's first seconds often do. */
    private static final double BARLESS_SHARE = 0.2;

    /** Gray levels: a pixel that varies less through the film stands still but for the compression. */
    private static final int VARIATION_MIN = 24;

    /** Share of a row or column that must vary for it to be in the moving part. */
    private static final double VARYING_MIN = 0.08;

    /** A moving part larger than this share of the picture is the picture, a smaller one than the other a detail. */
    private static final double MOVING_MAX = 0.9;

    private static final double MOVING_MIN = 0.15;

    FilmSamples {
        pictures = List.copyOf(pictures);
    }

    /** A picture and when it is shown, in milliseconds from the beginning. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(int millis, byte[] gray) {}

    /** Returns all of the picture. */
    Region full() {
        return new Region(0, 0, width, pictures.getFirst().gray().length / width);
    }

    /** Returns the picture without the plain bars that nearly all pictures have, black or of one color. */
    Region withoutBars() {
        List<Region> trimmed = new ArrayList<>();
        for (Sample sample : pictures) {
            trimmed.add(new Views(sample.gray(), width).trim(full()));
        }
        int left = low(trimmed.stream().mapToInt(Region::x).toArray());
        int top = low(trimmed.stream().mapToInt(Region::y).toArray());
        int right = -low(trimmed.stream()
                .mapToInt(region -> -region.x() - region.width())
                .toArray());
        int bottom = -low(trimmed.stream()
                .mapToInt(region -> -region.y() - region.height())
                .toArray());
        return new Region(left, top, right - left, bottom - top);
    }

    private static int low(int[] values) {
        Arrays.sort(values);
        return values[(int) (values.length * BARLESS_SHARE)];
    }

    /** Returns the part of a region outside of which nothing ever moves, or the region itself. */
    Region moving(Region region) {
        boolean[] varies = varying();
        int[] rows = new int[region.height()];
        int[] columns = new int[region.width()];
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                if (varies[(region.y() + y) * width + region.x() + x]) {
                    rows[y]++;
                    columns[x]++;
                }
            }
        }
        int[] vertical = extent(rows, VARYING_MIN * region.width());
        int[] horizontal = extent(columns, VARYING_MIN * region.height());
        double share = (double) (vertical[1] - vertical[0]) * (horizontal[1] - horizontal[0]) / region.area();
        return share > MOVING_MAX || share < MOVING_MIN
                ? region
                : new Region(
                        region.x() + horizontal[0],
                        region.y() + vertical[0],
                        horizontal[1] - horizontal[0],
                        vertical[1] - vertical[0]);
    }

    private boolean[] varying() {
        byte[] least = pictures.getFirst().gray().clone();
        byte[] most = least.clone();
        for (Sample sample : pictures) {
            for (int i = 0; i < least.length; i++) {
                int level = sample.gray()[i] & 0xFF;
                least[i] = (byte) Math.min(least[i] & 0xFF, level);
                most[i] = (byte) Math.max(most[i] & 0xFF, level);
            }
        }
        boolean[] varies = new boolean[least.length];
        for (int i = 0; i < varies.length; i++) {
            varies[i] = (most[i] & 0xFF) - (least[i] & 0xFF) >= VARIATION_MIN;
        }
        return varies;
    }

    /** Returns the first and the end of the last line with so many varying pixels; nothing at all for none. */
    private static int[] extent(int[] counts, double least) {
        int start = 0;
        int end = counts.length;
        while (start < end && counts[start] < least) {
            start++;
        }
        while (end > start && counts[end - 1] < least) {
            end--;
        }
        return new int[] {start, end};
    }
}
