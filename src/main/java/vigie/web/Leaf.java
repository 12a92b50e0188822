package vigie.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leaf of a long list.
 *
 * @param items on this leaf
 * @param number of this leaf from 1
 * @param leaves how many there are, at least 1
 */
public record Leaf<T>(List<T> items, int number, int leaves) {
    /** Items on a leaf: what a person reads in one sitting. */
    static final int SIZE = 50;

    public Leaf {
        items = List.copyOf(items);
    }

    /** Returns the leaf an address asks for, the nearest one that exists. */
    static <T> Leaf<T> of(List<T> all, @Nullable String asked) {
        int leaves = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int number = Math.clamp(number(asked), 1, leaves);
        int from = (number - 1) * SIZE;
        return new Leaf<>(all.subList(from, Math.min(all.size(), from + SIZE)), number, leaves);
    }

    private static int number(@Nullable String asked) {
        try {
            return asked == null ? 1 : Integer.parseInt(asked);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
