package vigie.text;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How often each of many hashes was met: an open-addressing table of twelve bytes a slot. Not thread-safe. */
final class LongCounts {
    private static final int SLOTS_MIN = 16;

    private long[] keys = new long[SLOTS_MIN];
    private int[] counts = new int[SLOTS_MIN];
    private int size;

    /** Returns how many different keys were met. */
    int size() {
        return size;
    }

    /** Returns how often a key was met. */
    int get(long key) {
        return counts[slotOf(key)];
    }

    /** Counts a key so many times more, at least once; returns how often it was met by now. */
    int add(long key, int times) {
        if (2 * size >= keys.length) {
            rebuild(2 * keys.length, 1);
        }
        int slot = slotOf(key);
        size += counts[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        counts[slot] += times;
        return counts[slot];
    }

    /** Forgets the keys met less often than that. */
    void forgetBelow(int count) {
        rebuild(keys.length, count);
    }

    /** Returns the keys met at least so often, rising. */
    long[] metAtLeast(int count) {
        LongStream.Builder met = LongStream.builder();
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] >= count) {
                met.add(keys[slot]);
            }
        }
        return met.build().sorted().toArray();
    }

    private int slotOf(long key) {
        int slot = (int) Shingles.mixed(key) & (keys.length - 1);
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void rebuild(int slots, int countMin) {
        long[] keysBefore = keys;
        int[] countsBefore = counts;
        keys = new long[slots];
        counts = new int[slots];
        size = 0;
        for (int i = 0; i < keysBefore.length; i++) {
            if (countsBefore[i] >= countMin) {
                int slot = slotOf(keysBefore[i]);
                keys[slot] = keysBefore[i];
                counts[slot] = countsBefore[i];
                size++;
            }
        }
    }

    /** Returns a copy that changes apart from this one. */
    LongCounts copy() {
        LongCounts copy = new LongCounts();
        copy.keys = Arrays.copyOf(keys, keys.length);
        copy.counts = Arrays.copyOf(counts, counts.length);
        copy.size = size;
        return copy;
    }
}
