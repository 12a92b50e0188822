package vigie.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Says which originals share enough with a page, near each other, to be worth aligning. Immutable.
 *
 * <p>One posting is one long: 39 bits of a sorted shingle's hash, then 24 bits of the original's number. Postings are
 * sorted; a table over the first bits of the hash gives where to look, so that one lookup is one or two memory reads.
 */
public final class FingerprintIndex {
    private static final int NUMBER_BITS = 24;
    private static final int KEY_BITS = 63;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

    /** A shingle that more originals than this hold is the owners' recurring phrase and points to none of them. */
    private static final int ORIGINALS_PER_SHINGLE_MAX = 50;

    /** Shared shingles that must stand together; eight words in a row give six, two words of four replaced leave three in forty. */
    private static final int NEAR_HITS_MIN = 3;

    /** Page words within which they must stand. */
    private static final int NEAR_WORDS = 60;

    private final long[] postings;
    private final int[] bucketStarts;
    private final int bucketShift;

    private FingerprintIndex(long[] postings) {
        this.postings = postings;
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(postings.length / 4));
        this.bucketShift = KEY_BITS - bits;
        this.bucketStarts = new int[(1 << bits) + 1];
        for (long posting : postings) {
            bucketStarts[(int) (posting >>> bucketShift) + 1]++;
        }
        Arrays.parallelPrefix(bucketStarts, Integer::sum);
    }

    /** Returns the index of originals, numbered from 0 in the order given; at most 2²⁴ of them. */
    public static FingerprintIndex of(List<Tokens> originals) {
        if (originals.size() > NUMBER_MASK) {
            throw new IllegalArgumentException("originals: " + originals.size());
        }
        long[][] each = IntStream.range(0, originals.size())
                .mapToObj(number -> postingsOf(originals.get(number), number))
                .toArray(long[][]::new);
        long[] all = new long[Arrays.stream(each).mapToInt(some -> some.length).sum()];
        int filled = 0;
        for (long[] some : each) {
            System.arraycopy(some, 0, all, filled, some.length);
            filled += some.length;
        }
        Arrays.parallelSort(all);
        return new FingerprintIndex(withoutRecurring(all));
    }

    private static long[] postingsOf(Tokens original, int number) {
        return Arrays.stream(Shingles.sorted(original, Shingles.WORDS))
                .map(shingle -> key(shingle) | number)
                .distinct()
                .toArray();
    }

    private static long key(long shingle) {
        return (shingle >>> (NUMBER_BITS + 1)) << NUMBER_BITS;
    }

    private static long[] withoutRecurring(long[] sorted) {
        int kept = 0;
        for (int start = 0; start < sorted.length; ) {
            int end = start;
            while (end < sorted.length && (sorted[end] ^ sorted[start]) >>> NUMBER_BITS == 0) {
                end++;
            }
            if (end - start <= ORIGINALS_PER_SHINGLE_MAX) {
                System.arraycopy(sorted, start, sorted, kept, end - start);
                kept += end - start;
            }
            start = end;
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** Returns the number of postings: places from 0 that name one shingle of one original. */
    int postings() {
        return postings.length;
    }

    /** Returns the number of the original that a posting belongs to. */
    int number(int posting) {
        return (int) (postings[posting] & NUMBER_MASK);
    }

    /** Returns how many postings each original has; recurring shingles have none. */
    int[] postingsEach(int originals) {
        int[] each = new int[originals];
        for (long posting : postings) {
            each[(int) (posting & NUMBER_MASK)]++;
        }
        return each;
    }

    /** Returns the numbers of the originals that share at least three shingles with the page within sixty of its words, rising. */
    public int[] candidates(Tokens page) {
        return hits(page).numbers(NEAR_HITS_MIN, NEAR_WORDS);
    }

    /** Returns the numbers of all originals that share any shingle with the page, rising. */
    public int[] sharing(Tokens page) {
        return hits(page).numbers(1, 1);
    }

    private Hits hits(Tokens page) {
        long[] shingles = Shingles.sorted(page, Shingles.WORDS);
        Hits hits = new Hits();
        for (int position = 0; position < shingles.length; position++) {
            int place = position;
            forEachPosting(shingles[position], posting -> hits.add(number(posting), place));
        }
        return hits;
    }

    /** Calls for every posting of a shingle. */
    void forEachPosting(long shingle, IntConsumer consumer) {
        long key = key(shingle);
        int bucket = (int) (key >>> bucketShift);
        int end = bucketStarts[bucket + 1];
        for (int i = bucketStarts[bucket]; i < end; i++) {
            if ((postings[i] ^ key) >>> NUMBER_BITS == 0) {
                consumer.accept(i);
            }
        }
    }

    /** Pairs of an original's number and a place in the page, each in one long. */
    private static final class Hits {
        private long[] pairs = new long[64];
        private int count;

        void add(int number, int position) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
            }
            pairs[count++] = ((long) number << 32) | position;
        }

        int[] numbers(int hitsMin, int words) {
            Arrays.sort(pairs, 0, count);
            IntStream.Builder numbers = IntStream.builder();
            int last = -1;
            for (int i = hitsMin - 1; i < count; i++) {
                int number = (int) (pairs[i] >>> 32);
                if (number != last && pairs[i] - pairs[i - hitsMin + 1] < words) {
                    numbers.add(number);
                    last = number;
                }
            }
            return numbers.build().toArray();
        }
    }
}
