package vigie.text;

import java.util.Comparator;

/**
 * All that is kept of one way of a slot.
 *
 * @param slot number of the slot, from 0
 * @param second whether it is the slot's second way
 * @param words words hashed: those around the slot and the way itself
 * @param hash keyed hash of the words in their order
 */
public record KeyedMark(int slot, boolean second, int words, long hash) implements Comparable<KeyedMark> {
    private static final Comparator<KeyedMark> ORDER = Comparator.comparingLong(KeyedMark::hash)
            .thenComparingInt(KeyedMark::slot)
            .thenComparing(KeyedMark::second);

    /** By hash, which under a key nobody knows is an order by chance. */
    @Override
    public int compareTo(KeyedMark other) {
        return ORDER.compare(this, other);
    }
}
