package vigie.image;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Where everything stands in an index of so many hashes of 256 bits. Numbers are little-endian.
 *
 * <pre>
 * count      8 bytes
 * hashes     32 bytes each, ordered by their first slot
 * ids        4 bytes each, in the order of the hashes
 * starts     for each slot 4 bytes for each key, and one more: where the hashes with that key begin
 * entries    for each slot but the first, packed bits: places of hashes, ordered by their key
 * </pre>
 *
 * <p>A slot is a run of bits of the hash; all slots together are the hash, wider ones first. The more hashes, the fewer
 * and wider the slots: about four hashes share a key, so that a look-up is short and the tables stay smaller than the
 * hashes. That takes 78 bytes a hash for a million and 83 for ten million.
 */
final class HammingLayout {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static final int HASH_BITS = 256;
    static final int HASH_BYTES = HASH_BITS / Byte.SIZE;

    /** Ten million pictures, each with two views and room for more. */
    static final int COUNT_MAX = 1 << 26;

    /** Up to here looking at every hash is as quick as looking into tables: some ten microseconds. */
    private static final int SCANNED_COUNT = 1 << 14;

    /** A slot has so many bits less than the count has: about 2² hashes share a key. */
    private static final int SHARED_BITS = 2;

    private static final int HASHES_AT = Long.BYTES;

    private final int count;
    private final int slots;
    private final int placeBits;
    private final int[] firstBits;
    private final long[] startsAt;

    /**
     * Lays out so many hashes.
     *
     * @param count 0…{@value #COUNT_MAX}
     */
    HammingLayout(long count) {
        if (count < 0 || count > COUNT_MAX) {
            throw new IllegalArgumentException("hashes: " + count);
        }
        this.count = (int) count;
        slots = count <= SCANNED_COUNT
                ? 0
                : (int) Math.round(HASH_BITS / (Math.log(this.count) / Math.log(2) - SHARED_BITS));
        placeBits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, count - 1)));
        firstBits = new int[slots + 1];
        startsAt = new long[slots + 1];
        startsAt[0] = idAt(count);
        for (int slot = 0; slot < slots; slot++) {
            int bits = HASH_BITS / slots + (slot < HASH_BITS % slots ? 1 : 0);
            firstBits[slot + 1] = firstBits[slot] + bits;
            startsAt[slot + 1] = startsAt[slot] + Integer.BYTES * ((1L << bits) + 1);
        }
    }

    int count() {
        return count;
    }

    /** Returns the number of slots; 0 when there are so few hashes that there are no tables. */
    int slots() {
        return slots;
    }

    /** Returns how many keys a slot has. */
    int keys(int slot) {
        return 1 << bits(slot);
    }

    int bits(int slot) {
        return firstBits[slot + 1] - firstBits[slot];
    }

    /** Returns the bits of a hash, given as its four words, that lie in a slot. */
    int key(int slot, long a, long b, long c, long d) {
        int first = firstBits[slot];
        long low = word(first >> 6, a, b, c, d) >>> first;
        long high = (first & 63) == 0 ? 0 : word((first >> 6) + 1, a, b, c, d) << -first;
        return (int) (low | high) & (keys(slot) - 1);
    }

    private static long word(int word, long a, long b, long c, long d) {
        return switch (word) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            case 3 -> d;
            default -> 0;
        };
    }

    /** Returns the bits that a place takes in the entries. */
    int placeBits() {
        return placeBits;
    }

    long hashAt(long place) {
        return HASHES_AT + HASH_BYTES * place;
    }

    long idAt(long place) {
        return hashAt(count) + Integer.BYTES * place;
    }

    long startsAt(int slot) {
        return startsAt[slot];
    }

    /** Returns where the entries of a slot begin; the first has none, for its order is that of the hashes. */
    long entriesAt(int slot) {
        long entriesBytes = ((long) count * placeBits + Byte.SIZE - 1) / Byte.SIZE + Long.BYTES;
        return startsAt[slots] + (slot - 1) * entriesBytes;
    }

    /** Returns the size of it all in bytes. */
    long size() {
        return slots == 0 ? idAt(count) : entriesAt(slots);
    }
}
