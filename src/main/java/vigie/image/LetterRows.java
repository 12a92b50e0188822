package vigie.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells whether dark or light patches of a picture stand as letters do: beside one another, of about one height, in
 * rows. A cheap question before the dear one of what the letters are; it may say yes to a fence or a keyboard.
 */
final class LetterRows {
    /** Patches in a row: fewer are a label or chance. */
    private static final int ROW_MIN = 6;

    /** Patches in such rows all together: the least text worth reading has some five words, in letters that may touch. */
    private static final int PATCHES_MIN = 18;

    /** In heights of the left one: the space between words, and a narrow letter more. */
    private static final double GAP_MAX = 1.2;

    /** Times that a tall letter exceeds a low one. */
    private static final double HEIGHT_RATIO_MAX = 2;

    private LetterRows() {}

    /**
     * Returns whether patches stand in rows.
     *
     * @param patches around connected pixels, in any order, not changed
     */
    static boolean any(List<Region> patches) {
        List<Region> rising = new ArrayList<>(patches);
        rising.sort(Comparator.comparingInt(Region::x).thenComparingInt(Region::y));
        int[] lengths = new int[rising.size()];
        boolean[] continued = new boolean[rising.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.max(1, lengths[i]);
            int next = next(rising, i);
            if (next > i && lengths[next] <= lengths[i]) {
                lengths[next] = lengths[i] + 1;
                continued[i] = true;
            }
        }
        int inRows = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (!continued[i] && lengths[i] >= ROW_MIN) {
                inRows += lengths[i];
            }
        }
        return inRows >= PATCHES_MIN;
    }

    /** Returns the number of the first patch that continues a row to the right, or the same number if none does. */
    private static int next(List<Region> rising, int number) {
        Region left = rising.get(number);
        double reach = left.x() + left.width() + GAP_MAX * left.height();
        for (int i = number + 1; i < rising.size() && rising.get(i).x() <= reach; i++) {
            Region right = rising.get(i);
            if (right.x() >= left.x() + left.width() / 2 && alike(left, right)) {
                return i;
            }
        }
        return number;
    }

    private static boolean alike(Region left, Region right) {
        int low = Math.min(left.height(), right.height());
        int high = Math.max(left.height(), right.height());
        int overlap = Math.min(left.y() + left.height(), right.y() + right.height()) - Math.max(left.y(), right.y());
        return high <= HEIGHT_RATIO_MAX * low && 2 * overlap >= low;
    }
}
