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
 * <p>Locality-sensitive hashing on bits (Indyk and Motwani 1998), with each key and those one bit away looked up
 * (multi-probe: Lv and others, VLDB 2007): half as many tables find as much. Beside the place of a descriptor an entry
 * holds {@value DescriptorLayout#CHECK_BITS} of its other bits, so that of the descriptors under a key only those that
 * look alike are read, from anywhere in memory.
 *
 * <p>Immutable and thread-safe, in memory or in a mapped file.
 */
final class DescriptorIndex {
    /** Differing bits up to which two features look alike. */
    private static final int DISTANCE_MAX = 40;

    /** A key with more than this is a common pattern, and names no picture. */
    private static final int BUCKET_MAX = 32;

    /** Differing check bits: of two alike one pair in two hundred has more, of two unrelated one in fifty has fewer. */
    private static final int CHECK_DISTANCE_MAX = 12;

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
        Alike alike = new Alike();
        for (int i = 0; i < found.count(); i++) {
            alike.count = 0;
            for (int table = 0; table < DescriptorLayout.TABLES; table++) {
                lookUp(found, i, table, alike);
            }
            for (int owner = 0; owner < alike.count; owner++) {
                votes.merge(alike.owners[owner], 1.0 / alike.count, Double::sum);
            }
        }
        return votes;
    }

    private void lookUp(Descriptors found, int index, int table, Alike alike) {
        int key = layout.key(table, found.word(index, DescriptorLayout.keyWord(table)));
        long check = DescriptorLayout.check(found.word(index, DescriptorLayout.checkWord(table)));
        long startsAt = layout.startsAt(table);
        Feature feature = new Feature(found, index);
        for (int flip = layout.keys(); flip > 0; flip >>= 1) {
            // The first flip is beyond the key's bits: the key itself.
            int near = (key ^ flip) & (layout.keys() - 1);
            long startAndEnd = bytes.get(LONG, startsAt + (long) Integer.BYTES * near);
            int start = (int) startAndEnd;
            int end = (int) (startAndEnd >>> Integer.SIZE);
            if (end - start <= BUCKET_MAX) {
                read(layout.entryAt(table, start), layout.entryAt(table, end), check, feature, alike);
            }
        }
    }

    /** A feature of the found picture. */
    private record Feature(Descriptors found, int index) {}

    private void read(long from, long to, long check, Feature feature, Alike alike) {
        for (long at = from; at < to; at += Long.BYTES) {
            long entry = bytes.get(LONG, at);
            if (Long.bitCount((entry ^ check) & DescriptorLayout.CHECK_MASK) <= CHECK_DISTANCE_MAX) {
                int place = (int) (entry & DescriptorLayout.PLACE_MASK);
                if (distance(feature, layout.codeAt(place)) <= DISTANCE_MAX) {
                    alike.add(owner(place));
                }
            }
        }
    }

    private int distance(Feature feature, long at) {
        int distance = 0;
        for (int word = 0; word < Descriptors.WORDS; word++) {
            long code = bytes.get(LONG, at + (long) word * Long.BYTES);
            distance += Long.bitCount(code ^ feature.found.word(feature.index, word));
        }
        return distance;
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
