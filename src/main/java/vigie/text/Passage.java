package vigie.text;

/**
 * One passage that an original and a page share.
 *
 * @param original range in the original's text
 * @param candidate range in the page's text
 * @param level how closely they agree
 * @param words number of words aligned one to one, at least 1
 * @param bits how rare the aligned words are together: sum of their self-information in bits, 0 or more
 */
public record Passage(Span original, Span candidate, Level level, int words, double bits) {
    public Passage {
        if (words < 1) {
            throw new IllegalArgumentException("words: " + words);
        }
        if (!(bits >= 0)) {
            throw new IllegalArgumentException("bits: " + bits);
        }
    }
}
