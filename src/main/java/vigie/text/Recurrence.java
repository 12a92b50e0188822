package vigie.text;

import java.util.Arrays;

/**
 * Learns from pages which phrases of the originals are set phrases: menus, licences, recurring notes. A shingle recurs when
 * many pages hold it that hold little else of the original; pages that copy much of the original do not count, so that a
 * work copied often does not become commonplace by that.
 *
 * <p>Only what was met on pages is counted, and only so much of it: when the table is full, what was met least is forgotten
 * (as in lossy counting: Manku, Motwani, VLDB 2002). Guarded by itself: pages may be read from several threads.
 */
public final class Recurrence {
    /** Recurring shingles in a row that make a set phrase, of six words: shorter turns of speech are weighed word by word. */
    static final int SET_PHRASE_SHINGLES = 4;

    /** A page that holds this share of an original's shingles has more of it than set phrases. */
    static final double HOLDER_SHARE = 0.5;

    /** Pages that make a phrase a set phrase. */
    private static final int PAGES_MIN = 8;

    /** Shingles of originals counted at once: 24 MB. */
    private static final int COUNTED_MAX = 1 << 20;

    /** Pages learned from, each once: 24 MB; what this many pages do not say again and again is no set phrase. */
    private static final int READ_MAX = 1 << 20;

    private final FingerprintIndex index;
    private final LongCounts pages = new LongCounts();
    private final LongCounts read = new LongCounts();

    Recurrence(FingerprintIndex index) {
        this.index = index;
    }

    /**
     * Counts a page; the same page again changes nothing.
     *
     * @param key the page's identity, such as its address
     * @param page its tokens
     */
    public synchronized void read(String key, Tokens page) {
        long[] held = held(page);
        if (held.length == 0 || read.size() == READ_MAX || read.add(Shingles.hash(key, 0, key.length()), 1) > 1) {
            return;
        }
        long[] shingles = Shingles.sorted(page, Shingles.WORDS);
        int start = 0;
        while (start < held.length) {
            int number = number(held[start]);
            int end = start;
            while (end < held.length && number(held[end]) == number) {
                end++;
            }
            if (isSetPhraseAtMost(end - start, number)) {
                for (int i = start; i < end; i++) {
                    count(key(shingles[(int) held[i]], number));
                }
            }
            start = end;
        }
    }

    /** Returns the originals' shingles on the page by number: the number in the upper half, the first place below. */
    private long[] held(Tokens page) {
        long[] shingles = Shingles.sorted(page, Shingles.WORDS);
        Lookup lookup = index.lookup(shingles);
        LongCounts met = new LongCounts();
        NumberList found = FingerprintIndex.found();
        long[] held = new long[256];
        int count = 0;
        for (int place = 0; place < shingles.length; place++) {
            if (met.add(shingles[place], 1) > 1) {
                continue;
            }
            index.find(lookup, place, found);
            for (int i = 0; i < found.count(); i++) {
                held = count == held.length ? Arrays.copyOf(held, 2 * count) : held;
                held[count++] = ((long) found.get(i) << 32) | place;
            }
        }
        Arrays.sort(held, 0, count);
        return Arrays.copyOf(held, count);
    }

    private static int number(long held) {
        return (int) (held >>> 32);
    }

    private boolean isSetPhraseAtMost(int held, int number) {
        return held >= SET_PHRASE_SHINGLES && held < HOLDER_SHARE * index.shingles(number);
    }

    private void count(long key) {
        for (int least = 2; pages.size() >= COUNTED_MAX; least++) {
            pages.forgetBelow(least);
        }
        pages.add(key, 1);
    }

    /** Returns what a shingle of one original is counted by. */
    static long key(long shingle, int number) {
        return Shingles.mixed(shingle + number);
    }

    /** Returns the {@linkplain #key keys} of the shingles that recur as far as is known now, rising. */
    synchronized long[] recurring() {
        return pages.metAtLeast(PAGES_MIN);
    }

    /** Returns whether this was learned for the originals of an index. */
    boolean isOf(FingerprintIndex other) {
        return index.hasOriginalsOf(other);
    }
}
