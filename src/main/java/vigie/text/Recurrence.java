package vigie.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Learns from pages which phrases of the originals are set phrases: menus, licences, recurring notes. A shingle recurs when
 * many pages hold it that hold little else of the original; pages that copy much of the original do not count, so that a
 * work copied often does not become commonplace by that.
 *
 * <p>Guarded by itself: pages may be read from several threads.
 */
public final class Recurrence {
    /** Pages that make a phrase a set phrase. */
    private static final int PAGES_MIN = 8;

    /** A page that holds this share of an original's shingles has more of it than set phrases. */
    static final double HOLDER_SHARE = 0.5;

    private final FingerprintIndex index;
    private final int[] postingsEach;
    private final int[] pages;
    private final Set<String> read = new HashSet<>();

    Recurrence(FingerprintIndex index, int originals) {
        this.index = index;
        this.postingsEach = index.postingsEach(originals);
        this.pages = new int[index.postings()];
    }

    /**
     * Counts a page; the same page again changes nothing.
     *
     * @param key the page's identity, such as its address
     * @param page its tokens
     */
    public synchronized void read(String key, Tokens page) {
        BitSet held = held(page);
        if (held.isEmpty() || !read.add(key)) {
            return;
        }
        Map<Integer, Integer> heldEach = new HashMap<>();
        held.stream().forEach(posting -> heldEach.merge(index.number(posting), 1, Integer::sum));
        held.stream()
                .filter(posting -> isLittle(heldEach.getOrDefault(index.number(posting), 0), index.number(posting)))
                .forEach(posting -> pages[posting]++);
    }

    private BitSet held(Tokens page) {
        BitSet held = new BitSet();
        for (long shingle : Shingles.sorted(page, Shingles.WORDS)) {
            index.forEachPosting(shingle, held::set);
        }
        return held;
    }

    private boolean isLittle(int held, int number) {
        return held < HOLDER_SHARE * postingsEach[number];
    }

    /** Returns the postings whose shingle recurs, as far as is known now. */
    synchronized BitSet recurring() {
        BitSet recurring = new BitSet();
        for (int posting = 0; posting < pages.length; posting++) {
            recurring.set(posting, pages[posting] >= PAGES_MIN);
        }
        return recurring;
    }

    /** Returns whether this was learned for the originals of an index. */
    boolean isOf(FingerprintIndex other) {
        return index == other;
    }
}
