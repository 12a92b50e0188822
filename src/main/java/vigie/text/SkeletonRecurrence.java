package vigie.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Learns from pages which skeletons of the originals are commonplace: the form of a site or of a kind of text, not of one
 * author. Pages that also share text with an original should not be read: they are copies, not coincidences.
 *
 * <p>Guarded by itself: pages may be read from several threads.
 */
public final class SkeletonRecurrence {
    /** Pages with an original's skeleton that make it commonplace. */
    private static final int PAGES_MIN = 8;

    private final OriginalSkeletons originals;
    private final int[] pages;
    private final Set<String> read = new HashSet<>();

    SkeletonRecurrence(OriginalSkeletons originals) {
        this.originals = originals;
        this.pages = new int[originals.count()];
    }

    /**
     * Counts a page; the same page again changes nothing.
     *
     * @param key the page's identity, such as its address
     */
    public void read(String key, Skeleton page) {
        List<SharedStructure> shared = originals.sharedWith(page);
        if (!shared.isEmpty()) {
            count(key, shared);
        }
    }

    private synchronized void count(String key, List<SharedStructure> shared) {
        if (read.add(key)) {
            shared.forEach(one -> pages[one.original()]++);
        }
    }

    /** Returns the originals whose skeleton is commonplace, as far as is known now. */
    synchronized BitSet commonplace() {
        BitSet commonplace = new BitSet();
        for (int original = 0; original < pages.length; original++) {
            commonplace.set(original, pages[original] >= PAGES_MIN);
        }
        return commonplace;
    }

    /** Returns whether this was learned for these originals. */
    boolean isOf(OriginalSkeletons other) {
        return originals == other;
    }
}
