package vigie.text;

import java.util.List;

/**
 * What a page says in other words than an original of the same language.
 *
 * @param original number of the original, from 0 in the order it was given
 * @param similarity cosine of the passages' weighed stems, their mean by words, 0…1
 * @param passages by place on the page; their words are the distinct stems that both sides hold
 */
public record Reworded(int original, double similarity, List<Passage> passages) {
    public Reworded {
        passages = List.copyOf(passages);
    }

    /** Returns the bits of all passages together. */
    public double bits() {
        return passages.stream().mapToDouble(Passage::bits).sum();
    }
}
