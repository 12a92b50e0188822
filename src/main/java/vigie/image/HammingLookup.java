package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.lang.foreign.MemorySegment;

/**
 * One search through the tables of a {@link HammingIndex}. Not thread-safe; made for each search.
 *
 * <p>Memory is read in rounds, starts then places then hashes, so that no read of a round waits for another: each is
 * most likely far from the processor. A hash near in several slots is told only for the first of them, which needs no
 * memory of what was told.
 */
final class HammingLookup {
    private static final int PENDING_MAX = 2048;

    private final HammingLayout layout;
    private final MemorySegment bytes;
    private final int radius;
    private final int placeBits;
    private final long placeMask;

    private final long[] startsAndEnds = new long[PENDING_MAX];
    private int pending;

    private final int[] places = new int[PENDING_MAX];
    private int waiting;

    private long a;
    private long b;
    private long c;
    private long d;
    private int query;
    private HammingIndex.Near near = (asked, id, distance) -> {};

    HammingLookup(HammingLayout layout, MemorySegment bytes, int radius) {
        this.layout = layout;
        this.bytes = bytes;
        this.radius = radius;
        this.placeBits = layout.placeBits();
        this.placeMask = (1L << placeBits) - 1;
    }

    /** Returns how many keys and hashes a search reads, if hashes are spread evenly. */
    static double cost(HammingLayout layout, int radius) {
        double cost = 0;
        for (int slot = 0; slot < layout.slots(); slot++) {
            int bits = layout.bits(slot);
            cost += keys(bits, radiusOf(slot, layout.slots(), radius))
                    * (1 + (double) layout.count() / layout.keys(slot));
        }
        return cost;
    }

    private static double keys(int bits, int radius) {
        double keys = 0;
        double choose = 1;
        for (int flipped = 0; flipped <= radius && flipped <= bits; flipped++) {
            keys += choose;
            choose = choose * (bits - flipped) / (flipped + 1);
        }
        return keys;
    }

    /** Returns the radius within one slot; -1 when it need not be looked at. */
    private static int radiusOf(int slot, int slots, int radius) {
        return radius / slots - (slot <= radius % slots ? 0 : 1);
    }

    void near(PerceptualHash asked, int askedPlace, HammingIndex.Near told) {
        a = asked.a();
        b = asked.b();
        c = asked.c();
        d = asked.d();
        query = askedPlace;
        near = told;
        for (int slot = 0; slot < layout.slots(); slot++) {
            int within = radiusOf(slot, layout.slots(), radius);
            for (int flipped = 0; flipped <= within; flipped++) {
                lookUp(slot, flipped);
            }
            readStarts(slot);
            compare(slot);
        }
    }

    /** Looks up every key that differs from the query's in so many bits (Gosper's enumeration of combinations). */
    private void lookUp(int slot, int flipped) {
        int key = layout.key(slot, a, b, c, d);
        long startsAt = layout.startsAt(slot);
        long end = layout.keys(slot);
        long flips = (1L << flipped) - 1;
        while (flips < end) {
            if (pending == PENDING_MAX) {
                readStarts(slot);
            }
            startsAndEnds[pending++] = bytes.get(LONG, startsAt + (long) Integer.BYTES * (key ^ (int) flips));
            if (flips == 0) {
                return;
            }
            long lowest = flips & -flips;
            long carried = flips + lowest;
            flips = carried | ((carried ^ flips) >>> (2 + Long.numberOfTrailingZeros(lowest)));
        }
    }

    private void readStarts(int slot) {
        long entriesAt = slot == 0 ? 0 : layout.entriesAt(slot);
        for (int i = 0; i < pending; i++) {
            int end = (int) (startsAndEnds[i] >>> Integer.SIZE);
            for (int entry = (int) startsAndEnds[i]; entry < end; entry++) {
                if (waiting == PENDING_MAX) {
                    compare(slot);
                }
                places[waiting++] = slot == 0 ? entry : place(entriesAt, entry);
            }
        }
        pending = 0;
    }

    private int place(long entriesAt, int entry) {
        long bit = (long) entry * placeBits;
        return (int) ((bytes.get(LONG, entriesAt + (bit >>> 3)) >>> (bit & 7)) & placeMask);
    }

    private void compare(int slot) {
        for (int i = 0; i < waiting; i++) {
            long at = layout.hashAt(places[i]);
            int distance = Long.bitCount(a ^ bytes.get(LONG, at))
                    + Long.bitCount(b ^ bytes.get(LONG, at + 8))
                    + Long.bitCount(c ^ bytes.get(LONG, at + 16))
                    + Long.bitCount(d ^ bytes.get(LONG, at + 24));
            if (distance <= radius && !toldBefore(at, slot)) {
                near.found(query, bytes.get(INT, layout.idAt(places[i])), distance);
            }
        }
        waiting = 0;
    }

    private boolean toldBefore(long at, int slot) {
        long differingA = a ^ bytes.get(LONG, at);
        long differingB = b ^ bytes.get(LONG, at + 8);
        long differingC = c ^ bytes.get(LONG, at + 16);
        long differingD = d ^ bytes.get(LONG, at + 24);
        for (int earlier = 0; earlier < slot; earlier++) {
            int differing = Integer.bitCount(layout.key(earlier, differingA, differingB, differingC, differingD));
            if (differing <= radiusOf(earlier, layout.slots(), radius)) {
                return true;
            }
        }
        return false;
    }
}
