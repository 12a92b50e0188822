package vigie.text;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Word k-grams as 64-bit hashes, and what two texts share of them.
 *
 * <p>A <em>sorted</em> shingle forgets the order of its words, so that it survives words that change places. A text of
 * fewer than {@code k} words has one shingle of all its words; an empty one has none.
 */
public final class Shingles {
    /** Words in a shingle wherever Vigie measures containment or looks for candidates: three still survive every third word being replaced. */
    public static final int WORDS = 3;

    /** From so many times as many on, looking each up costs less than going through all. */
    private static final int MANY_TIMES = 16;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Shingles() {}

    /** Returns the hashes of the sorted shingles of {@code k} words in text order; {@code k} at least 1. */
    public static long[] sorted(Tokens tokens, int k) {
        return k == 3 && tokens.count() >= k ? sortedTriples(tokens) : shingles(tokens, k, Arrays::sort);
    }

    /** The same for three words, as most shingles are, without a loop inside the loop. */
    private static long[] sortedTriples(Tokens tokens) {
        long[] shingles = new long[tokens.count() - 2];
        for (int first = 0; first < shingles.length; first++) {
            long one = tokens.hash(first);
            long two = tokens.hash(first + 1);
            long three = tokens.hash(first + 2);
            long least = Math.min(one, Math.min(two, three));
            long greatest = Math.max(one, Math.max(two, three));
            long middle = one ^ two ^ three ^ least ^ greatest;
            shingles[first] = joined(joined(joined(3, least), middle), greatest);
        }
        return shingles;
    }

    /** Returns the hashes of the shingles of {@code k} words, which keep their order, in text order; {@code k} at least 1. */
    static long[] ordered(Tokens tokens, int k) {
        return shingles(tokens, k, words -> {});
    }

    private static long[] shingles(Tokens tokens, int k, Consumer<long[]> order) {
        if (k < 1) {
            throw new IllegalArgumentException("k: " + k);
        }
        int words = Math.min(k, tokens.count());
        if (words == 0) {
            return new long[0];
        }
        long[] shingles = new long[tokens.count() - words + 1];
        long[] window = new long[words];
        for (int first = 0; first < shingles.length; first++) {
            for (int i = 0; i < words; i++) {
                window[i] = tokens.hash(first + i);
            }
            order.accept(window);
            shingles[first] = join(window);
        }
        return shingles;
    }

    /** Returns each value once, rising; the argument is not changed. */
    public static long[] distinct(long[] shingles) {
        long[] sorted = shingles.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /**
     * Returns the share of a set of shingles that another set holds too, 0…1; 0 for an empty set.
     *
     * @param contained distinct and rising, as {@link #distinct} gives them
     * @param container likewise
     */
    public static double containment(long[] contained, long[] container) {
        return contained.length == 0 ? 0 : (double) shared(contained, container) / contained.length;
    }

    private static int shared(long[] left, long[] right) {
        if (left.length > right.length) {
            return shared(right, left);
        }
        return left.length < right.length / MANY_TIMES ? sought(left, right) : merged(left, right);
    }

    /** For few among very many: each is looked up. */
    private static int sought(long[] few, long[] many) {
        int shared = 0;
        int from = 0;
        for (long shingle : few) {
            int place = Arrays.binarySearch(many, from, many.length, shingle);
            shared += place >= 0 ? 1 : 0;
            from = place >= 0 ? place : -place - 1;
        }
        return shared;
    }

    private static int merged(long[] left, long[] right) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            int order = Long.compare(left[i], right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static long join(long[] words) {
        long hash = words.length;
        for (long word : words) {
            hash = joined(hash, word);
        }
        return hash;
    }

    private static long joined(long hash, long word) {
        return mixed(hash * FNV_PRIME + word);
    }

    /** Returns the hash of a run of characters: FNV-1a over UTF-16 units, mixed so that every bit depends on all. */
    static long hash(CharSequence characters, int start, int end) {
        long hash = FNV_OFFSET;
        for (int i = start; i < end; i++) {
            hash = (hash ^ characters.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** Returns the same of characters in an array. */
    static long hash(char[] characters, int start, int end) {
        long hash = FNV_OFFSET;
        for (int i = start; i < end; i++) {
            hash = (hash ^ characters[i]) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** Returns the value with its bits mixed one to one: the finalizer of MurmurHash3 (Appleby, public domain). */
    static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
