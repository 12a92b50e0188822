package vigie.image;

/**
 * Where everything stands in an index of so many descriptors. Numbers are little-endian.
 *
 * <pre>
 * count      8 bytes
 * codes      32 bytes each
 * owners     4 bytes each: the number of the original
 * starts     for each table 4 bytes for each key, and one more: where its entries begin
 * entries    for each table 8 bytes each: {@value #CHECK_BITS} bits of the code, then its place
 * </pre>
 *
 * <p>Each table's key is a run of bits of the code, no two tables sharing one; keys are as long as leaves about
 * thirty descriptors under each, and of many under one key the entries are in order. That takes some 101 bytes a
 * descriptor, 24 KB a picture.
 */
final class DescriptorLayout {
    static final int TABLES = 8;

    private static final int PLACE_BITS = 26;
    static final int COUNT_MAX = 1 << PLACE_BITS;
    static final long PLACE_MASK = COUNT_MAX - 1;

    static final int CHECK_BITS = Long.SIZE - PLACE_BITS;
    static final long CHECK_MASK = ~PLACE_MASK;

    /** Longer keys would take more room than they save time: each bit of the key doubles the table of starts. */
    private static final int KEY_BITS_MAX = 22;

    /** 2⁵ descriptors share a key: reading so many side by side takes less than a second look-up. */
    private static final int SHARED_BITS = 5;

    private static final int CODES_AT = Long.BYTES;

    private final int count;
    private final int keyBits;

    /**
     * Lays out so many descriptors.
     *
     * @param count 0…{@value #COUNT_MAX}
     */
    DescriptorLayout(long count) {
        if (count < 0 || count > COUNT_MAX) {
            throw new IllegalArgumentException("descriptors: " + count);
        }
        this.count = (int) count;
        int log2 = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, count >> SHARED_BITS));
        keyBits = Math.min(KEY_BITS_MAX, log2);
    }

    int count() {
        return count;
    }

    int keys() {
        return 1 << keyBits;
    }

    /** Returns the word of a code in which a table's key lies: two tables share one. */
    static int keyWord(int table) {
        return table / 2;
    }

    int key(int table, long word) {
        return (int) (word >>> (table % 2 * Integer.SIZE)) & (keys() - 1);
    }

    /** Returns the word of a code from which a table's check bits are taken: not the key's. */
    static int checkWord(int table) {
        return (keyWord(table) + 2) % Descriptors.WORDS;
    }

    /** Returns check bits, where an entry has them. */
    static long check(long word) {
        return word & CHECK_MASK;
    }

    long codeAt(long place) {
        return CODES_AT + Descriptors.WORDS * Long.BYTES * place;
    }

    long ownerAt(long place) {
        return codeAt(count) + Integer.BYTES * place;
    }

    long startsAt(int table) {
        return ownerAt(count) + table * (long) Integer.BYTES * (keys() + 1);
    }

    long entryAt(int table, long entry) {
        return startsAt(TABLES) + ((long) table * count + entry) * Long.BYTES;
    }

    /** Returns the size of it all in bytes. */
    long size() {
        return entryAt(TABLES, 0);
    }
}
