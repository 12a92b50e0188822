package vigie.text;

/**
 * All that is kept of six words of a confidential text.
 *
 * @param block ordinal of the block in which the words begin, 0…{@value #BLOCK_MAX}
 * @param hash keyed hash of the words, whatever their order, cut to {@value #HASH_BITS} bits
 */
public record KeyedFingerprint(int block, long hash) implements Comparable<KeyedFingerprint> {
    /** Few enough that one value stands for many possible grams; chance agreements are told apart by asking for two. */
    public static final int HASH_BITS = 44;

    /** Later blocks count as this one. */
    public static final int BLOCK_MAX = (1 << (Long.SIZE - HASH_BITS)) - 1;

    private static final long HASH_MASK = (1L << HASH_BITS) - 1;

    public KeyedFingerprint {
        if (block < 0 || block > BLOCK_MAX) {
            throw new IllegalArgumentException("block: " + block);
        }
        if (hash != (hash & HASH_MASK)) {
            throw new IllegalArgumentException("more than " + HASH_BITS + " bits: " + hash);
        }
    }

    /** Returns the fingerprint that {@link #packed} gave as one value. */
    public static KeyedFingerprint of(long packed) {
        return new KeyedFingerprint((int) (packed >>> HASH_BITS), packed & HASH_MASK);
    }

    /** Returns both parts as one value of eight bytes. */
    public long packed() {
        return (long) block << HASH_BITS | hash;
    }

    /** Returns the hash of a sorted gram under a key. */
    static long hash(SipHash key, long gram) {
        return key.hash(gram) & HASH_MASK;
    }

    /** By hash, which under a key nobody knows is an order by chance: it says nothing of the order in the text. */
    @Override
    public int compareTo(KeyedFingerprint other) {
        int byHash = Long.compare(hash, other.hash);
        return byHash != 0 ? byHash : Integer.compare(block, other.block);
    }
}
