package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Finds all hashes within a Hamming distance, exactly.
 *
 * <p>Multi-index hashing (Norouzi, Punjani, Fleet: "Fast search in Hamming space with multi-index hashing", CVPR 2012):
 * of two hashes that differ in few bits, some slot differs in very few, so it is enough to look up the keys near the
 * query's in each slot. With a radius of d bits and m slots, ⌊d/m⌋ in the first (d mod m) + 1 slots and one less in the
 * others; otherwise all slots together would differ in more than d bits. Where that would look at a good part of the
 * hashes, or there are few, all are compared instead, a block at a time with every query.
 *
 * <p>Immutable and thread-safe, in memory or in a mapped file ({@link IndexFile}). About 0.2 ms a query at 31 bits among
 * a million hashes and 1 ms among ten million.
 */
final class HammingIndex {
    /** Hashes compared with every query before the next are fetched: 128 KB, which stay in the processor's cache. */
    private static final int BLOCK = 4096;

    /** A hash looked up anywhere in memory costs as much as so many compared in a row. */
    private static final int LOOKED_UP_COST = 24;

    private final HammingLayout layout;
    private final MemorySegment bytes;

    /** Called for each hash found. */
    @FunctionalInterface
    interface Near {
        /**
         * Takes what was found.
         *
         * @param query its place in the list asked with
         * @param id given when the hash was added
         * @param hammingDistance 0…radius
         */
        void found(int query, int id, int hammingDistance);
    }

    /** One query against one block. */
    private record Asked(int query, PerceptualHash hash, int radius, Near near) {}

    /** Reads an index that was written by {@link HammingList}; the bytes are kept. */
    HammingIndex(MemorySegment bytes) {
        this.layout = new HammingLayout(bytes.get(LONG, 0));
        this.bytes = bytes;
    }

    int count() {
        return layout.count();
    }

    int id(int place) {
        return bytes.get(INT, layout.idAt(place));
    }

    PerceptualHash hash(int place) {
        long at = layout.hashAt(place);
        return new PerceptualHash(
                bytes.get(LONG, at), bytes.get(LONG, at + 8), bytes.get(LONG, at + 16), bytes.get(LONG, at + 24));
    }

    /**
     * Finds every hash that differs from a query in at most {@code radius} bits, each once for each query, in no
     * particular order.
     *
     * @param queries asked together, which is quicker when all hashes must be compared
     * @param radius 0…256
     */
    void near(List<PerceptualHash> queries, int radius, Near near) {
        if (radius < 0 || radius > HammingLayout.HASH_BITS) {
            throw new IllegalArgumentException("radius: " + radius);
        }
        if (scans(radius)) {
            scan(queries, radius, near);
            return;
        }
        for (int query = 0; query < queries.size(); query++) {
            new HammingLookup(layout, bytes, radius).near(queries.get(query), query, near);
        }
    }

    /** Returns whether comparing all hashes is quicker than looking keys up. */
    boolean scans(int radius) {
        return layout.slots() == 0 || LOOKED_UP_COST * HammingLookup.cost(layout, radius) > layout.count();
    }

    private void scan(List<PerceptualHash> queries, int radius, Near near) {
        long[] block = new long[BLOCK * Descriptors.WORDS];
        for (int first = 0; first < count(); first += BLOCK) {
            int length = Math.min(BLOCK, count() - first);
            MemorySegment.copy(bytes, LONG, layout.hashAt(first), block, 0, length * Descriptors.WORDS);
            for (int query = 0; query < queries.size(); query++) {
                scan(block, first, first + length, new Asked(query, queries.get(query), radius, near));
            }
        }
    }

    private void scan(long[] block, int first, int end, Asked asked) {
        long a = asked.hash.a();
        long b = asked.hash.b();
        long c = asked.hash.c();
        long d = asked.hash.d();
        int radius = asked.radius;
        for (int place = first, at = 0; place < end; place++, at += Descriptors.WORDS) {
            int distance = Long.bitCount(a ^ block[at])
                    + Long.bitCount(b ^ block[at + 1])
                    + Long.bitCount(c ^ block[at + 2])
                    + Long.bitCount(d ^ block[at + 3]);
            if (distance <= radius) {
                asked.near.found(asked.query, id(place), distance);
            }
        }
    }
}
