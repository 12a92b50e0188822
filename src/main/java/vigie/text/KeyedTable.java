package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The fingerprints under one key, by hash. Immutable. */
final class KeyedTable {
    private static final Comparator<KeptGram> BY_HASH =
            Comparator.comparing(KeptGram::fingerprint).thenComparingInt(KeptGram::brief);

    /** Places of the filter for each fingerprint: one lookup in sixteen that finds nothing goes on to the search. */
    private static final int FILTER_PLACES_EACH = 16;

    private final SipHash key;
    private final KeptGram[] entries;
    private final BitSet filter;
    private final int filterMask;

    private KeyedTable(SipHash key, List<KeptGram> entries) {
        this.key = key;
        this.entries = entries.stream().sorted(BY_HASH).toArray(KeptGram[]::new);
        this.filterMask = Integer.highestOneBit(Math.max(1, entries.size() * FILTER_PLACES_EACH)) * 2 - 1;
        this.filter = new BitSet(filterMask + 1);
        entries.forEach(entry -> filter.set((int) entry.fingerprint().hash() & filterMask));
    }

    /** A table in the making. */
    static final class Draft {
        private final SipHash key;
        private final List<KeptGram> entries = new ArrayList<>();

        Draft(SipHash key) {
            this.key = key;
        }

        void add(int brief, List<KeyedFingerprint> fingerprints) {
            fingerprints.forEach(fingerprint -> entries.add(new KeptGram(brief, fingerprint)));
        }

        KeyedTable table() {
            return new KeyedTable(key, entries);
        }
    }

    /** Adds what is kept of a page's sorted gram to the hits. */
    void find(long gram, int place, List<LeakIndex.Hit> hits) {
        long hash = KeyedFingerprint.hash(key, gram);
        if (!filter.get((int) hash & filterMask)) {
            return;
        }
        for (int i = firstAtLeast(hash);
                i < entries.length && entries[i].fingerprint().hash() == hash;
                i++) {
            hits.add(new LeakIndex.Hit(place, entries[i]));
        }
    }

    private int firstAtLeast(long hash) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean less = entries[middle].fingerprint().hash() < hash;
            low = less ? middle + 1 : low;
            high = less ? high : middle;
        }
        return low;
    }
}
