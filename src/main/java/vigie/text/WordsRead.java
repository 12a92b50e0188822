package vigie.text;

/**
 * Counts the words of pages read, each page once, so that what is common where one looks proves as little as what is common
 * in the language. Guarded by itself: pages may be read from several threads.
 */
public final class WordsRead {
    /** Different words counted at once, 6 MB at most: when there are more, those met least are forgotten. */
    private static final int WORDS_MAX = 1 << 17;

    /** Pages counted: what this many do not teach, more do not. */
    private static final int PAGES_MAX = 1 << 18;

    private final LongCounts holding = new LongCounts();
    private final LongCounts pages = new LongCounts();
    private int stretches;

    /**
     * Counts a page; the same page again changes nothing. Pages that hold text of an original should not be read: a work
     * copied often does not become commonplace by that.
     *
     * @param key the page's identity, such as its address
     * @param page its tokens
     */
    public synchronized void read(String key, Tokens page) {
        if (pages.size() == PAGES_MAX || pages.add(Shingles.hash(key, 0, key.length()), 1) > 1) {
            return;
        }
        stretches += Background.count(page, holding);
        for (int least = 2; holding.size() > WORDS_MAX; least++) {
            holding.forgetBelow(least);
        }
    }

    /** Adds what was counted so far; returns the number of stretches. */
    synchronized int addTo(LongCounts sum) {
        for (long word : holding.metAtLeast(1)) {
            sum.add(word, holding.get(word));
        }
        return stretches;
    }
}
