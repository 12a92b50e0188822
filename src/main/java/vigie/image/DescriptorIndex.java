package vigie.image;

import java.util.BitSet;
import java.util.List;

/**
 * Counts, for each original, the features of a found picture that look like one of its own.
 *
 * <p>Locality-sensitive hashing on bits (Indyk and Motwani 1998): each of several tables files every descriptor under a
 * key made of a few of its bits, chosen apart for each table; descriptors that differ little share a key in some table.
 * The keys are as long as leaves about {@value #BUCKET} descriptors under each, so small sets are searched nearly in
 * full. Immutable and thread-safe.
 */
final class DescriptorIndex {
    private static final int TABLES = 16;

    /** Descriptors wanted under one key. */
    private static final int BUCKET = 16;

    /** A key with more than this is a common pattern, and names no picture. */
    private static final int BUCKET_MAX = 400;

    private static final int KEY_BITS_MAX = 18;

    /** Differing bits up to which two features look alike. */
    private static final int DISTANCE_MAX = 40;

    private final Descriptors all;
    private final int[] owners;
    private final int ownerCount;
    private final int keyBits;

    /** For each table: where the descriptors of each key begin in its row of {@link #entries}. */
    private final int[][] starts;

    private final int[][] entries;

    DescriptorIndex(List<ImageFingerprint> originals) {
        ownerCount = originals.size();
        List<Descriptors> both = originals.stream()
                .map(original -> Descriptors.concat(List.of(original.descriptors(), original.mirroredDescriptors())))
                .toList();
        all = Descriptors.concat(both);
        owners = new int[all.count()];
        int at = 0;
        for (int owner = 0; owner < both.size(); owner++) {
            for (int i = 0; i < both.get(owner).count(); i++) {
                owners[at++] = owner;
            }
        }
        int log2 = 31 - Integer.numberOfLeadingZeros(Math.max(1, all.count() / BUCKET));
        keyBits = Math.min(KEY_BITS_MAX, log2);
        starts = new int[TABLES][(1 << keyBits) + 1];
        entries = new int[TABLES][all.count()];
        for (int table = 0; table < TABLES; table++) {
            fill(table);
        }
    }

    /** Counting sort of the descriptors by key. */
    private void fill(int table) {
        int[] start = starts[table];
        for (int i = 0; i < all.count(); i++) {
            start[key(all, i, table) + 1]++;
        }
        for (int key = 0; key + 1 < start.length; key++) {
            start[key + 1] += start[key];
        }
        int[] next = start.clone();
        for (int i = 0; i < all.count(); i++) {
            entries[table][next[key(all, i, table)]++] = i;
        }
    }

    /** Takes bits spread by a step that has no factor in common with 256, each table from another place. */
    private int key(Descriptors descriptors, int index, int table) {
        int key = 0;
        int bit = table * 16;
        for (int i = 0; i < keyBits; i++) {
            key = key << 1 | (int) (descriptors.word(index, bit >> 6) >>> (bit & 63) & 1);
            bit = bit + 37 + 2 * table & 255;
        }
        return key;
    }

    /**
     * Returns, for each original, how many of the found features look like one of its own. A feature that looks like
     * those of several originals gives each its share of one vote: what all have in common names none.
     */
    double[] votes(Descriptors found) {
        double[] votes = new double[ownerCount];
        BitSet alike = new BitSet(ownerCount);
        for (int i = 0; i < found.count(); i++) {
            alike.clear();
            for (int table = 0; table < TABLES; table++) {
                addAlike(found, i, table, alike);
            }
            double share = 1.0 / Math.max(1, alike.cardinality());
            alike.stream().forEach(owner -> votes[owner] += share);
        }
        return votes;
    }

    private void addAlike(Descriptors found, int index, int table, BitSet alike) {
        int key = key(found, index, table);
        int start = starts[table][key];
        int end = starts[table][key + 1];
        if (end - start > BUCKET_MAX) {
            return;
        }
        for (int at = start; at < end; at++) {
            int entry = entries[table][at];
            if (!alike.get(owners[entry]) && found.distance(index, all, entry) <= DISTANCE_MAX) {
                alike.set(owners[entry]);
            }
        }
    }
}
