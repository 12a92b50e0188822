package vigie.text;

import static vigie.text.SegmentLayout.INT;
import static vigie.text.SegmentLayout.LONG;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Optional;

/**
 * Documents and their shingles, sorted by shingle, in one piece of memory or in one mapped file. Immutable.
 *
 * <p>A document has a number, given by whoever adds it, and an ordinal, its place among the segment's documents by rising
 * number. A document may be a removal: it has no shingles and says that what older segments hold of that number is void.
 */
final class Segment {
    private static final int REMOVED = -1;

    /** Postings looked through one by one before the rest is halved: about a cache line. */
    private static final int NEAR = 12;

    private final SegmentLayout layout;
    private final MemorySegment bytes;
    private final int remainderBits;
    private final int ordinalBits;
    private final int postingBits;
    private final int ordinalMask;
    private final long remainderMask;
    private final long postingMask;
    private final long bucketsAt;
    private final long postingsAt;

    private Segment(SegmentLayout layout, MemorySegment bytes) {
        this.layout = layout;
        this.bytes = bytes;
        this.remainderBits = layout.remainderBits();
        this.ordinalBits = layout.ordinalBits();
        this.postingBits = layout.postingBits();
        this.ordinalMask = (1 << ordinalBits) - 1;
        this.remainderMask = (1L << remainderBits) - 1;
        this.postingMask = (1L << postingBits) - 1;
        this.bucketsAt = layout.bucketsAt();
        this.postingsAt = layout.postingsAt();
    }

    /** Returns the segment that bytes from outside are, or empty when they are damaged or of another kind or version. */
    static Optional<Segment> read(MemorySegment bytes, ShingleKind kind) {
        return SegmentLayout.isWhole(bytes, kind)
                ? Optional.of(new Segment(SegmentLayout.of(bytes, kind), bytes))
                : Optional.empty();
    }

    /** Returns the segment of bytes just written. */
    static Segment written(SegmentLayout layout, MemorySegment bytes) {
        return new Segment(layout, bytes);
    }

    SegmentLayout layout() {
        return layout;
    }

    int documents() {
        return layout.documents();
    }

    /** Returns the number of a document. */
    int number(int ordinal) {
        return bytes.get(INT, SegmentLayout.HEADER_BYTES + 4L * ordinal);
    }

    /** Returns the hash of a document's text; 0 for a removal. */
    long content(int ordinal) {
        return bytes.get(LONG, layout.contentsAt() + 8L * ordinal);
    }

    boolean isRemoval(int ordinal) {
        return bytes.get(INT, layout.shinglesAt() + 4L * ordinal) == REMOVED;
    }

    /** Returns how many different shingles a document has; 0 for a removal. */
    int shingles(int ordinal) {
        return Math.max(0, bytes.get(INT, layout.shinglesAt() + 4L * ordinal));
    }

    /** Returns the ordinal of a number, or a negative value when the segment does not speak of it. */
    int ordinal(int number) {
        int low = 0;
        int high = documents() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = number(middle);
            if (found == number) {
                return middle;
            }
            low = found < number ? middle + 1 : low;
            high = found < number ? high : middle - 1;
        }
        return -1;
    }

    /**
     * Says where the postings of some keys are: for each the range from {@code first} to {@code end}, empty when there are none.
     *
     * <p>Memory is read in three passes, in each of which no read waits for another, so that they overlap; where a key
     * should stand in its bucket is known from its value, for hashes are spread evenly (interpolation search: Peterson, IBM
     * Journal of Research and Development 1957).
     */
    void locate(long[] keys, Ranges ranges) {
        for (int i = 0; i < keys.length; i++) {
            long startAndEnd = bytes.get(LONG, bucketsAt + 4 * (keys[i] >>> remainderBits));
            ranges.set(i, (int) startAndEnd, (int) (startAndEnd >>> 32));
        }
        long[] guessed = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            guessed[i] = posting(guess(keys[i], ranges.first(i), ranges.end(i)));
        }
        for (int i = 0; i < keys.length; i++) {
            locate(keys[i], guessed[i], i, ranges);
        }
    }

    private int guess(long key, int start, int end) {
        return start + (int) (((key & remainderMask) * (end - start)) >>> remainderBits);
    }

    private void locate(long key, long guessed, int i, Ranges ranges) {
        long least = (key & remainderMask) << ordinalBits;
        int bucketEnd = ranges.end(i);
        int guess = guess(key, ranges.first(i), bucketEnd);
        int first = guessed < least ? upFrom(guess, least, bucketEnd) : downFrom(guess, least, ranges.first(i));
        int end = first;
        long beyond = least + ordinalMask;
        if (first < bucketEnd && posting(first) <= beyond) {
            end = upFrom(first, beyond + 1, bucketEnd);
        }
        ranges.set(i, first, end);
    }

    /** Returns the first place from one on whose posting is not less; most often it is near. */
    private int upFrom(int from, long least, int end) {
        int near = Math.min(end, from + NEAR);
        int place = from;
        while (place < near && posting(place) < least) {
            place++;
        }
        return place < near ? place : firstAtLeast(least, near, end);
    }

    /** Returns the last place up to one before which every posting is less; most often it is near. */
    private int downFrom(int from, long least, int start) {
        int near = Math.max(start, from - NEAR);
        int place = from;
        while (place > near && posting(place - 1) >= least) {
            place--;
        }
        return place > near ? place : firstAtLeast(least, start, near);
    }

    /** Adds the ordinals of the documents of a range of postings, but for hidden ones, until the list is full. */
    void addOrdinals(int first, int end, BitSet hidden, NumberList found) {
        for (int place = first; place < end && !found.isFull(); place++) {
            int ordinal = (int) posting(place) & ordinalMask;
            if (!hidden.get(ordinal)) {
                found.add(ordinal);
            }
        }
    }

    private int firstAtLeast(long least, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (posting(middle) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int bucketStart(long bucket) {
        return bytes.get(INT, bucketsAt + 4 * bucket);
    }

    private long posting(int i) {
        long bit = (long) i * postingBits;
        return (bytes.get(LONG, postingsAt + (bit >>> 3)) >>> (bit & 7)) & postingMask;
    }

    /** Walks over the postings of documents that are not hidden, by rising key and ordinal. */
    final class Cursor {
        private final BitSet hidden;
        private final int end = (int) layout.postings();
        private int next;
        private long bucket;
        private int bucketEnd = bucketStart(1);
        private long key;
        private int ordinal;

        Cursor(BitSet hidden) {
            this.hidden = hidden;
        }

        /** Goes to the next posting; returns whether there was one. */
        boolean advance() {
            while (next < end) {
                while (next >= bucketEnd) {
                    bucket++;
                    bucketEnd = bucketStart(bucket + 1);
                }
                long posting = posting(next++);
                ordinal = (int) posting & ordinalMask;
                if (!hidden.get(ordinal)) {
                    key = (bucket << remainderBits) | (posting >>> ordinalBits);
                    return true;
                }
            }
            return false;
        }

        long key() {
            return key;
        }

        int ordinal() {
            return ordinal;
        }
    }
}
