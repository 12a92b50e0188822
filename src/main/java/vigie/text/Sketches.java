package vigie.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * A sketch of every page read, in which new originals are looked up: the winnowed hashes of its ordered five-word shingles, and
 * no text. Any run of {@value #RUN_WORDS} words that a page and an original share is met.
 *
 * <p>In a folder they outlive the process as far as they were {@linkplain #commit committed}; whoever adds pages adds again
 * those that are {@linkplain #holds lacking} after a crash. Guarded by itself.
 */
public final class Sketches {
    /** Shingles in a window: one in eight or nine is kept, some eighty of a page of seven hundred words. */
    static final int WINDOW = 16;

    /** Words of the shortest run that is always met: window + shingle - 1. */
    static final int RUN_WORDS = 20;

    /** Postings held in memory before they become a segment: some three thousand pages, 10 MB. */
    private static final int PENDING_POSTINGS = 1 << 18;

    /** Pages looked at for one shingle: what more of them say is furniture, and those with more to show are met by the rest. */
    private static final int PAGES_PER_SHINGLE_MAX = 1_000;

    /** Shared fingerprints from which a page is a candidate: one may be a turn of speech, or chance among very many pages. */
    private static final int FINGERPRINTS_MIN = 2;

    /** An original of at most this many words may leave a single one. */
    private static final int SHORT_WORDS_MAX = 25;

    private final Postings postings;
    private SegmentBuilder pending = new SegmentBuilder(ShingleKind.WINNOWED_FIVES);

    private Sketches(Shelf shelf) {
        this.postings = new Postings(shelf);
    }

    /** Opens the sketches in a folder, which need not exist. */
    public static Sketches open(Path folder) {
        return new Sketches(new FolderShelf(folder, ShingleKind.WINNOWED_FIVES));
    }

    /** Returns whether a page is there with that content, committed or not. */
    public synchronized boolean holds(int page, long content) {
        return pending.speaksOf(page)
                ? pending.holds(page, content)
                : postings.layers().holds(page, content);
    }

    /**
     * Adds a page in place of what was known by its number.
     *
     * @param page its number, 0 or more
     * @param content a hash of its text
     * @param tokens its words
     */
    public synchronized void add(int page, long content, Tokens tokens) {
        pending.put(page, content, fingerprints(tokens));
        if (pending.postings() >= PENDING_POSTINGS) {
            commit();
        }
    }

    /** Makes what was added survive a crash. */
    public synchronized void commit() {
        postings.add(pending);
        pending = new SegmentBuilder(ShingleKind.WINNOWED_FIVES);
        postings.merge();
    }

    /**
     * Returns the numbers of the pages that may hold a part of an original, those that share most first.
     *
     * @param most how many at most, 0 or more
     */
    public synchronized int[] pages(Tokens original, int most) {
        commit();
        return pages(postings.layers(), original, most);
    }

    /** Returns the same, of what some layers hold. */
    static int[] pages(Layers layers, Tokens original, int most) {
        LongCounts shared = new LongCounts();
        NumberList found = new NumberList(PAGES_PER_SHINGLE_MAX);
        long[] shingles = Shingles.distinct(shingles(original));
        Lookup lookup =
                layers.lookup(Arrays.stream(shingles).map(Sketches::spread).toArray());
        for (int shingle = 0; shingle < shingles.length; shingle++) {
            found.clear();
            lookup.find(shingle, found);
            for (int i = 0; i < found.count(); i++) {
                shared.add(found.get(i), 1);
            }
        }
        int least = original.count() <= SHORT_WORDS_MAX ? 1 : FINGERPRINTS_MIN;
        return LongStream.of(shared.metAtLeast(least))
                .map(page -> ((long) -shared.get(page) << 32) | page)
                .sorted()
                .limit(most)
                .mapToInt(page -> (int) page)
                .toArray();
    }

    /** Returns the hashes that are kept of a page, in text order. */
    static long[] fingerprints(Tokens page) {
        long[] shingles = shingles(page);
        return Arrays.stream(Winnowing.places(shingles, WINDOW))
                .mapToLong(place -> spread(shingles[place]))
                .toArray();
    }

    private static long[] shingles(Tokens tokens) {
        return Shingles.ordered(tokens, ShingleKind.WINNOWED_FIVES.words());
    }

    /** The least hashes of windows crowd together; mixed once more they fill all buckets alike. */
    private static long spread(long shingle) {
        return Shingles.mixed(shingle);
    }
}
