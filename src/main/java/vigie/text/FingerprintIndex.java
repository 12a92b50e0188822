package vigie.text;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Says which originals share enough with a page, near each other, to be worth aligning. Immutable.
 *
 * <p>A page is looked up by its sorted three-word shingles. An original is a candidate when some of the shingles it shares
 * stand close together in the page and the words they cover are rare enough: what is common to any two texts of a
 * language is no reason to compare them, however many originals there are.
 */
public final class FingerprintIndex {
    /** A shingle that more originals than this hold is the owners' recurring phrase and points to none of them. */
    private static final int ORIGINALS_PER_SHINGLE_MAX = 50;

    /** Shared shingles that must stand together; eight words in a row give six, two words of four replaced leave three in forty. */
    private static final int NEAR_HITS_MIN = 3;

    /** Page words within which they must stand. */
    private static final int NEAR_WORDS = 60;

    /** What the words they cover must weigh, in bits: half of the least evidence that is enough. */
    private static final double NEAR_BITS_MIN = 20;

    private final Layers layers;
    private final IntPredicate asked;

    private FingerprintIndex(Layers layers, IntPredicate asked) {
        this.layers = layers;
        this.asked = asked;
    }

    /** Returns the index that layers of originals' shingles are. */
    static FingerprintIndex of(Layers layers) {
        return new FingerprintIndex(layers, number -> true);
    }

    /** Returns the same index, which finds only the originals whose numbers are asked for. */
    FingerprintIndex among(IntPredicate numbers) {
        return new FingerprintIndex(layers, numbers);
    }

    /** Returns whether both look into the same originals, whatever is asked for. */
    boolean hasOriginalsOf(FingerprintIndex other) {
        return layers == other.layers;
    }

    /** Returns how many different shingles an original has; 0 when there is none of that number. */
    int shingles(int number) {
        return layers.shingles(number).orElse(0);
    }

    /** Returns the numbers of the originals worth aligning with the page, rising. */
    int[] candidates(ShingledPage page) {
        return hits(page, Seeding.SEED_BITS_MIN).near(page);
    }

    /** Returns the numbers of all originals that share any shingle with the page, rising. */
    int[] sharing(ShingledPage page) {
        return hits(page, 0).numbers();
    }

    private Hits hits(ShingledPage page, double bitsMin) {
        int[] places = IntStream.range(0, page.shingleCount())
                .filter(place -> page.bits(place, place + Shingles.WORDS) >= bitsMin)
                .toArray();
        Lookup lookup = lookup(IntStream.of(places).mapToLong(page::shingle).toArray());
        Hits hits = new Hits(lookup);
        NumberList found = found();
        for (int i = 0; i < places.length; i++) {
            findDocuments(lookup, i, found);
            for (int j = 0; j < found.count(); j++) {
                hits.add(found.get(j), places[i]);
            }
        }
        return hits;
    }

    /** Looks shingles up, all at once. */
    Lookup lookup(long[] shingles) {
        return layers.lookup(shingles);
    }

    /** Returns a list that {@link #find} can fill. */
    static NumberList found() {
        return new NumberList(ORIGINALS_PER_SHINGLE_MAX + 1);
    }

    /** Makes a list hold the numbers of the originals that have a shingle looked up; none for a recurring phrase. */
    void find(Lookup lookup, int shingle, NumberList found) {
        findDocuments(lookup, shingle, found);
        found.replaceEach(lookup::number);
        found.keep(asked);
    }

    /** The same as documents of the lookup, whether asked for or not. */
    static void findDocuments(Lookup lookup, int shingle, NumberList found) {
        found.clear();
        if (lookup.isHeldByMoreThan(ORIGINALS_PER_SHINGLE_MAX, shingle)) {
            return;
        }
        lookup.addDocuments(shingle, found);
        if (found.isFull()) {
            found.clear();
        }
    }

    /** Pairs of an original, by its document in the lookup, and a place in the page, each in one long. */
    private final class Hits {
        /** Several times the hits of a page among a million originals; 32 KB. */
        private static final int COUNTERS = 1 << 13;

        private final Lookup lookup;
        private long[] pairs = new long[256];
        private int count;

        Hits(Lookup lookup) {
            this.lookup = lookup;
        }

        void add(int document, int place) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
            }
            pairs[count++] = ((long) document << 32) | place;
        }

        private int document(int i) {
            return (int) (pairs[i] >>> 32);
        }

        private int place(int i) {
            return (int) pairs[i];
        }

        /** Returns the numbers of all originals hit. */
        int[] numbers() {
            return numbers(IntStream.range(0, count).map(this::document).distinct());
        }

        private int[] numbers(IntStream documents) {
            return documents.map(lookup::number).filter(asked).sorted().toArray();
        }

        /** Returns the numbers with enough hits, that weigh enough, within {@link #NEAR_WORDS}. */
        int[] near(ShingledPage page) {
            dropLone();
            Arrays.sort(pairs, 0, count);
            IntStream.Builder near = IntStream.builder();
            int start = 0;
            while (start < count) {
                int end = start + 1;
                while (end < count && document(end) == document(start)) {
                    end++;
                }
                if (end - start >= NEAR_HITS_MIN && isNear(start, end, page)) {
                    near.add(document(start));
                }
                start = end;
            }
            return numbers(near.build());
        }

        /** Drops most hits of originals that have too few: counts them by their last bits, before all is sorted. */
        private void dropLone() {
            int[] counts = new int[COUNTERS];
            for (int i = 0; i < count; i++) {
                counts[document(i) & (COUNTERS - 1)]++;
            }
            int kept = 0;
            for (int i = 0; i < count; i++) {
                pairs[kept] = pairs[i];
                kept += counts[document(i) & (COUNTERS - 1)] >= NEAR_HITS_MIN ? 1 : 0;
            }
            count = kept;
        }

        private boolean isNear(int start, int end, ShingledPage page) {
            int first = start;
            double bits = 0;
            for (int last = start; last < end; last++) {
                bits += newBits(last, start, page);
                while (place(last) - place(first) >= NEAR_WORDS) {
                    bits -= newBits(first, start, page);
                    first++;
                }
                if (last - first + 1 >= NEAR_HITS_MIN && bits >= NEAR_BITS_MIN) {
                    return true;
                }
            }
            return false;
        }

        /** Returns the weight of the words that a hit covers and the one before it does not. */
        private double newBits(int hit, int start, ShingledPage page) {
            int covered = hit == start ? 0 : place(hit - 1) + Shingles.WORDS;
            return page.bits(Math.max(covered, place(hit)), place(hit) + Shingles.WORDS);
        }
    }
}
