package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a page and a part of one original that stand for each other, with the aligned words in both. Immutable. */
final class Region {
    /** Below this share of aligned words in the original's order, the order is another. */
    private static final double ORDERED_SHARE = 0.75;

    /** Words of the original that may be left out inside a part that keeps its order: a long sentence. */
    private static final int STEP_MAX = 40;

    private final long[] pairs;
    private final Span page;
    private final Span original;
    private final int words;
    private final double bits;

    /**
     * Makes a region.
     *
     * @param shingled the page
     * @param pairs aligned words by place in the page, then in the original; at least one; not to be changed afterwards
     */
    Region(ShingledPage shingled, long[] pairs) {
        long[] turned = Arrays.stream(pairs).map(Pairs::turned).sorted().toArray();
        this.pairs = pairs;
        this.page = bounds(pairs);
        this.original = bounds(turned);
        this.words = Math.min(firsts(pairs), firsts(turned));
        this.bits = bits(shingled, pairs);
    }

    /** Returns the page's tokens from the first aligned one to one past the last. */
    Span page() {
        return page;
    }

    /** Returns the original's tokens from the first aligned one to one past the last. */
    Span original() {
        return original;
    }

    /** Returns the number of words aligned one to one: the smaller of the numbers of aligned tokens on either side. */
    int words() {
        return words;
    }

    /** Returns the self-information of the aligned words, each different word once. */
    double bits() {
        return bits;
    }

    /** Returns the region without the pairs of some of the original's tokens, or empty when nothing is left. */
    Optional<Region> without(BitSet originalTokens, ShingledPage shingled) {
        long[] left = Arrays.stream(pairs)
                .filter(pair -> !originalTokens.get(Pairs.original(pair)))
                .toArray();
        return left.length == 0 ? Optional.empty() : Optional.of(new Region(shingled, left));
    }

    /** Returns the number of words on the longer side that are not aligned. */
    int wordsBetween() {
        return Math.max(page.length(), original.length()) - words;
    }

    private static double bits(ShingledPage shingled, long[] pairs) {
        double bits = 0;
        Set<Long> weighed = new HashSet<>();
        for (long pair : pairs) {
            if (weighed.add(shingled.tokens().hash(Pairs.page(pair)))) {
                bits += shingled.bits(Pairs.page(pair));
            }
        }
        return bits;
    }

    private static Span bounds(long[] sorted) {
        return new Span(Pairs.page(sorted[0]), Pairs.page(sorted[sorted.length - 1]) + 1);
    }

    private static int firsts(long[] sorted) {
        int firsts = 1;
        for (int i = 1; i < sorted.length; i++) {
            firsts += Pairs.page(sorted[i]) == Pairs.page(sorted[i - 1]) ? 0 : 1;
        }
        return firsts;
    }

    /** Returns the share of the longer side that is aligned, 0…1. */
    double density() {
        return (double) words / Math.max(page.length(), original.length());
    }

    /** Returns whether every word of one side stands for the word of the other at the same place. */
    boolean isExact() {
        if (page.length() != original.length() || words != page.length()) {
            return false;
        }
        int diagonal = original.start() - page.start();
        long straight = Arrays.stream(pairs)
                .filter(pair -> Pairs.original(pair) - Pairs.page(pair) == diagonal)
                .count();
        return straight == words;
    }

    /** Returns whether the aligned words keep the original's order, but for a few. */
    boolean isOrdered() {
        return longestRising() >= ORDERED_SHARE * words;
    }

    /** Returns the length of the longest chain of pairs that rises on both sides (patience sorting). */
    private int longestRising() {
        int[] tails = new int[words];
        int length = 0;
        for (int i = pairs.length - 1; i >= 0; i--) {
            // Backwards, with falling places in the original inside one place in the page, no place is used twice.
            int key = -Pairs.original(pairs[i]);
            int place = Arrays.binarySearch(tails, 0, length, key);
            if (place < 0) {
                place = -place - 1;
                if (place < tails.length) {
                    tails[place] = key;
                    length = Math.max(length, place + 1);
                }
            }
        }
        return length;
    }

    /**
     * Returns the parts that keep the original's order, as ranges of tokens, by place in the page. Two stray words are no
     * part.
     */
    List<Passage.Moved> moved() {
        List<Passage.Moved> moved = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= pairs.length; i++) {
            if (i == pairs.length || turnsBack(i)) {
                if (i - start >= Shingles.WORDS) {
                    moved.add(new Passage.Moved(
                            new Span(Pairs.original(pairs[start]), Pairs.original(pairs[i - 1]) + 1),
                            new Span(Pairs.page(pairs[start]), Pairs.page(pairs[i - 1]) + 1)));
                }
                start = i;
            }
        }
        return moved;
    }

    private boolean turnsBack(int i) {
        int step = Pairs.original(pairs[i]) - Pairs.original(pairs[i - 1]);
        return step <= 0 || step > STEP_MAX;
    }

    /** Returns the longest run of words equal on both sides, in words. */
    int longestRun() {
        Set<Long> all = new HashSet<>();
        Arrays.stream(pairs).forEach(all::add);
        int longest = 0;
        for (long pair : pairs) {
            int run = 1;
            boolean first = !all.contains(Pairs.of(Pairs.page(pair) - 1, Pairs.original(pair) - 1));
            while (first && all.contains(Pairs.of(Pairs.page(pair) + run, Pairs.original(pair) + run))) {
                run++;
            }
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Returns this region and another as one. */
    Region joined(Region other, ShingledPage shingled) {
        long[] both = Arrays.copyOf(pairs, pairs.length + other.pairs.length);
        System.arraycopy(other.pairs, 0, both, pairs.length, other.pairs.length);
        return new Region(shingled, Arrays.stream(both).sorted().distinct().toArray());
    }
}
