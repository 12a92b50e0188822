package vigie.text;

import java.util.List;

/**
 * One passage that an original and a page share.
 *
 * @param original range in the original's text
 * @param candidate range in the page's text
 * @param level how closely they agree
 * @param words number of words aligned one to one, at least 1
 * @param bits how rare the aligned words are together: sum of their self-information in bits, 0 or more
 * @param moved the parts that keep the original's order, by place in the page; empty unless the whole does not
 */
public record Passage(Span original, Span candidate, Level level, int words, double bits, List<Moved> moved) {
    public Passage {
        moved = List.copyOf(moved);
        if (words < 1) {
            throw new IllegalArgumentException("words: " + words);
        }
        if (!(bits >= 0)) {
            throw new IllegalArgumentException("bits: " + bits);
        }
    }

    /** A part of a passage that stands elsewhere on the page than in the original, or stayed where others moved. */
    public record Moved(Span original, Span candidate) {}

    /** A passage that keeps the original's order. */
    public Passage(Span original, Span candidate, Level level, int words, double bits) {
        this(original, candidate, level, words, bits, List.of());
    }
}
