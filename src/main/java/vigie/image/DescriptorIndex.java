package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts, for each original, the features of a found picture that look like one of its own.
 *
 * <p>Locality-sensitive hashing on bits (Indyk and Motwani 1998) with one look-up in each table. Beside the place of a
 * descriptor an entry holds {@value DescriptorLayout#CHECK_BITS} of its other bits, so that of the descriptors under a key
 * only those that look alike are read, from anywhere in memory. Real descriptors crowd some keys: there the entries are in
 * the order of these bits, and only the {@value #READ_MAX} nearest in order are looked at, as in the trees of an LSH
 * forest (Bawa, Condie and Ganesan 2005). So a feature costs at most so many entries in each table, whatever the pictures.
 *
 * <p>Immutable and thread-safe, in memory or in a mapped file.
 */
final class DescriptorIndex {
    /** Differing bits up to which two features look alike. */
    private static final int DISTANCE_MAX = 40;

    /** Entries looked at under one key: four cache lines. Twice as many find no more originals. */
    static final int READ_MAX = 32;

    /** A feature of more originals than this is a common pattern, and names no picture. */
    private static final int COMMON_MAX = 16;

    /** Differing check bits: of two alike 30 bits apart one pair in thirty has more. The other tables make up for it. */
    private static final int CHECK_DISTANCE_MAX = 8;

    private final DescriptorLayout layout;
    private final MemorySegment bytes;

    /** Reads an index that was written by {@link DescriptorList}; the bytes are kept. */
    DescriptorIndex(MemorySegment bytes) {
        this.layout = new DescriptorLayout(bytes.get(LONG, 0));
        this.bytes = bytes;
    }

    int count() {
        return layout.count();
    }

    int owner(int place) {
        return bytes.get(INT, layout.ownerAt(place));
    }

    /** Returns the descriptors from one place to another. */
    Descriptors descriptors(int first, int end) {
        long[] words = new long[(end - first) * Descriptors.WORDS];
        MemorySegment.copy(bytes, LONG, layout.codeAt(first), words, 0, words.length);
        return new Descriptors(words);
    }

    /**
     * Returns, by the number of each original that has some, how many of the found features look like one of its own. A
     * feature that looks like those of several originals gives each its share of one vote: what all have in common names
     * none.
     */
    Map<Integer, Double> votes(Descriptors found) {
        Map<Integer, Double> votes = new HashMap<>();
        if (layout.count() == 0) {
            return votes;
        }
        Search search = new Search();
        for (int i = 0; i < found.count(); i++) {
            search.lookUp(found, i);
            Alike alike = search.alike;
            for (int owner = 0; owner < alike.count && alike.count <= COMMON_MAX; owner++) {
                votes.merge(alike.owners[owner], 1.0 / alike.count, Double::sum);
            }
        }
        return votes;
    }

    /** Looks up one feature after another, in memory that is used again. */
    private final class Search {
        private final Alike alike = new Alike();

        /** Where each table's entries start and end for the feature: all are asked for before the first is waited for. */
        private final long[] runs = new long[DescriptorLayout.TABLES];

        /** Descriptors that may look alike. */
        private final int[] places = new int[READ_MAX];

        private long a;
        private long b;
        private long c;
        private long d;

        void lookUp(Descriptors found, int index) {
            a = found.word(index, 0);
            b = found.word(index, 1);
            c = found.word(index, 2);
            d = found.word(index, 3);
            alike.count = 0;
            for (int table = 0; table < runs.length; table++) {
                int key = layout.key(table, found.word(index, DescriptorLayout.keyWord(table)));
                runs[table] = bytes.get(LONG, layout.startsAt(table) + (long) Integer.BYTES * key);
            }
            for (int table = 0; table < runs.length && alike.count <= COMMON_MAX; table++) {
                long check = DescriptorLayout.check(found.word(index, DescriptorLayout.checkWord(table)));
                read(table, (int) runs[table], (int) (runs[table] >>> Integer.SIZE), check);
            }
        }

        private void read(int table, int start, int end, long check) {
            int first = end - start <= READ_MAX ? start : nearest(table, start, end, check);
            long to = layout.entryAt(table, Math.min(end, first + READ_MAX));
            int near = 0;
            for (long at = layout.entryAt(table, first); at < to; at += Long.BYTES) {
                long entry = bytes.get(LONG, at);
                if (Long.bitCount((entry ^ check) & DescriptorLayout.CHECK_MASK) <= CHECK_DISTANCE_MAX) {
                    places[near++] = (int) (entry & DescriptorLayout.PLACE_MASK);
                }
            }
            for (int i = 0; i < near; i++) {
                compare(places[i]);
            }
        }

        /** Returns the first of the entries that are nearest in order, by halving. */
        private int nearest(int table, int start, int end, long check) {
            int low = start;
            int high = end;
            while (low < high) {
                int middle = (low + high) >>> 1;
                boolean before = bytes.get(LONG, layout.entryAt(table, middle)) < check;
                low = before ? middle + 1 : low;
                high = before ? high : middle;
            }
            return Math.clamp(low - READ_MAX / 2, start, end - READ_MAX);
        }

        private void compare(int place) {
            long at = layout.codeAt(place);
            int distance = Long.bitCount(a ^ bytes.get(LONG, at))
                    + Long.bitCount(b ^ bytes.get(LONG, at + Long.BYTES))
                    + Long.bitCount(c ^ bytes.get(LONG, at + 2 * Long.BYTES))
                    + Long.bitCount(d ^ bytes.get(LONG, at + 3 * Long.BYTES));
            if (distance <= DISTANCE_MAX) {
                alike.add(owner(place));
            }
        }
    }

    /** Originals with a feature alike, each once: few. */
    private static final class Alike {
        private int[] owners = new int[16];
        private int count;

        void add(int owner) {
            for (int i = 0; i < count; i++) {
                if (owners[i] == owner) {
                    return;
                }
            }
            if (count == owners.length) {
                owners = Arrays.copyOf(owners, 2 * count);
            }
            owners[count++] = owner;
        }
    }
}
