package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses among pairs so that each token stands for one token only: the longest runs first, as in greedy string tiling
 * (Wise 1993). In a text that repeats itself every repetition pairs with every other; the copy is where the runs are long.
 */
final class Tiling {
    /** Pairs of one run may lie this far apart: two words replaced do not end it. */
    private static final int RUN_GAP_MAX = 3;

    private Tiling() {}

    /** A part of the pairs sorted by diagonal: {@code [from, to)}. */
    private record Run(int from, int to, long first) {
        static final Comparator<Run> LONGEST_FIRST =
                Comparator.comparingInt((Run run) -> run.from - run.to).thenComparingLong(Run::first);
    }

    /**
     * Returns the pairs chosen, by place in the page.
     *
     * @param pairs in any order, not changed
     * @param pageTokensUsed tokens of the page that may stand for nothing more, not changed
     */
    static long[] oneToOne(long[] pairs, BitSet pageTokensUsed) {
        if (pairs.length == 0) {
            return pairs;
        }
        long[] diagonal = Arrays.stream(pairs)
                .map(Tiling::byDiagonal)
                .sorted()
                .map(Tiling::byPage)
                .toArray();
        List<Run> runs = runs(diagonal);
        runs.sort(Run.LONGEST_FIRST);
        BitSet pageUsed = (BitSet) pageTokensUsed.clone();
        BitSet originalUsed = new BitSet();
        long[] chosen = new long[pairs.length];
        int count = 0;
        for (Run run : runs) {
            for (int i = run.from; i < run.to; i++) {
                long pair = diagonal[i];
                if (!pageUsed.get(Pairs.page(pair)) && !originalUsed.get(Pairs.original(pair))) {
                    pageUsed.set(Pairs.page(pair));
                    originalUsed.set(Pairs.original(pair));
                    chosen[count++] = pair;
                }
            }
        }
        return Arrays.stream(chosen, 0, count).sorted().toArray();
    }

    private static List<Run> runs(long[] pairs) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= pairs.length; i++) {
            if (i == pairs.length
                    || diagonal(pairs[i]) != diagonal(pairs[i - 1])
                    || Pairs.page(pairs[i]) - Pairs.page(pairs[i - 1]) > RUN_GAP_MAX) {
                runs.add(new Run(start, i, pairs[start]));
                start = i;
            }
        }
        return runs;
    }

    private static int diagonal(long pair) {
        return Pairs.page(pair) - Pairs.original(pair);
    }

    /** The diagonal in the upper half, the page's token in the lower: sorts by diagonal, then by place. */
    private static long byDiagonal(long pair) {
        return ((long) diagonal(pair) << 32) | Pairs.page(pair);
    }

    private static long byPage(long diagonalAndPage) {
        int page = (int) diagonalAndPage;
        return Pairs.of(page, page - (int) (diagonalAndPage >> 32));
    }
}
