package vigie.text;

import java.util.Arrays;

/**
 * Aligned words: each pair says that one token of the page stands for one token of the original. A growing set.
 *
 * <p>A pair is one long, the page's token in the upper half, so that pairs sort by place in the page.
 */
final class Pairs {
    private static final long FREE = -1;

    private long[] slots = filled(256);
    private int count;

    static long of(int page, int original) {
        return ((long) page << 32) | original;
    }

    static int page(long pair) {
        return (int) (pair >>> 32);
    }

    static int original(long pair) {
        return (int) pair;
    }

    /** Returns the same pairs seen from the original: its token in the upper half. */
    static long turned(long pair) {
        return Long.rotateLeft(pair, 32);
    }

    /** Adds a pair; returns whether it was not there yet. */
    boolean add(long pair) {
        if (2 * count >= slots.length) {
            grow();
        }
        int slot = slotOf(pair);
        if (slots[slot] == pair) {
            return false;
        }
        slots[slot] = pair;
        count++;
        return true;
    }

    /** Returns all pairs by place in the page, then in the original. */
    long[] sorted() {
        return Arrays.stream(slots).filter(pair -> pair != FREE).sorted().toArray();
    }

    private int slotOf(long pair) {
        int slot = (int) (Shingles.mixed(pair) & (slots.length - 1));
        while (slots[slot] != FREE && slots[slot] != pair) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = filled(2 * before.length);
        for (long pair : before) {
            if (pair != FREE) {
                slots[slotOf(pair)] = pair;
            }
        }
    }

    private static long[] filled(int length) {
        long[] slots = new long[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
