package vigie.text;

import java.util.List;

/**
 * What a page has of an original in another language.
 *
 * @param original number of the original, from 0 in the order it was given
 * @param coverage share of the original's words that lie in the passages, 0…1
 * @param bits how much the page speaks for a translation rather than for any text, 0 or more
 * @param passages by place in both texts; their words are those found in both
 */
public record Translated(int original, double coverage, double bits, List<Passage> passages) {
    public Translated {
        passages = List.copyOf(passages);
    }
}
