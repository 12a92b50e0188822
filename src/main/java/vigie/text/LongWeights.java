package vigie.text;

import java.util.Arrays;

/** A weight for each of many hashes, which are known when it is made: an open-addressing table of sixteen bytes a slot. */
final class LongWeights {
    private final long[] keys;
    private final double[] weights;
    private final double weightOfOthers;

    /**
     * Makes an empty table.
     *
     * @param size keys that will be put at most
     * @param weightOfOthers what any other key weighs, 0 or more
     */
    LongWeights(int size, double weightOfOthers) {
        int slots = Integer.highestOneBit(Math.max(8, size)) * 4;
        this.keys = new long[slots];
        this.weights = new double[slots];
        this.weightOfOthers = weightOfOthers;
        Arrays.fill(weights, -1);
    }

    /** Puts a key that is not there yet; its weight is 0 or more. */
    void put(long key, double weight) {
        int slot = slotOf(key);
        keys[slot] = key;
        weights[slot] = weight;
    }

    /** Returns the weight of a key. */
    double get(long key) {
        int slot = slotOf(key);
        return weights[slot] < 0 ? weightOfOthers : weights[slot];
    }

    private int slotOf(long key) {
        int slot = (int) key & (keys.length - 1);
        while (weights[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
