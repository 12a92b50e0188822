package vigie.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Aligns two sequences so that paired members and gaps together are worth most: Needleman and Wunsch, Journal of Molecular
 * Biology 48 (1970), with one cost for each member left out. In {@link Ends#FREE} what stands before and after in the second
 * sequence costs nothing, so that the first is looked for inside the second.
 *
 * <p>Cost and memory: the product of both lengths.
 */
final class GapAlignment {
    /** Whether members of the second sequence before the first pair and after the last one cost. */
    enum Ends {
        COST,
        FREE
    }

    /** What it is worth to pair two members, any finite number. */
    @FunctionalInterface
    interface Worth {
        double of(int first, int second);
    }

    private final double[][] best;
    private final Worth worth;
    private final double gap;
    private final Ends ends;

    private GapAlignment(Lengths lengths, Worth worth, double gap, Ends ends) {
        this.best = new double[lengths.first() + 1][lengths.second() + 1];
        this.worth = worth;
        this.gap = gap;
        this.ends = ends;
    }

    /** The lengths of both sequences, 0 or more. */
    record Lengths(int first, int second) {}

    /** Two members that are paired. */
    record Pair(int first, int second) {}

    /** The worth of the best alignment and its pairs in order. */
    record Aligned(double worth, List<Pair> pairs) {}

    /**
     * Returns the best alignment; of several, one with the pairs nearest the end.
     *
     * @param gap worth of leaving one member out, 0 or less
     */
    static Aligned of(Lengths lengths, Worth worth, double gap, Ends ends) {
        GapAlignment alignment = new GapAlignment(lengths, worth, gap, ends);
        alignment.fill();
        return alignment.trace();
    }

    private void fill() {
        for (int second = 1; second < best[0].length; second++) {
            best[0][second] = ends == Ends.FREE ? 0 : second * gap;
        }
        for (int first = 1; first < best.length; first++) {
            double[] row = best[first];
            double[] above = best[first - 1];
            row[0] = first * gap;
            for (int second = 1; second < row.length; second++) {
                double paired = above[second - 1] + worth.of(first - 1, second - 1);
                row[second] = Math.max(paired, Math.max(above[second], row[second - 1]) + gap);
            }
        }
    }

    private Aligned trace() {
        int first = best.length - 1;
        int second = lastColumn();
        double total = best[first][second];
        List<Pair> pairs = new ArrayList<>();
        while (first > 0 && second > 0) {
            if (best[first][second] == best[first - 1][second - 1] + worth.of(first - 1, second - 1)) {
                first--;
                second--;
                pairs.add(new Pair(first, second));
            } else if (best[first][second] == best[first - 1][second] + gap) {
                first--;
            } else {
                second--;
            }
        }
        Collections.reverse(pairs);
        return new Aligned(total, List.copyOf(pairs));
    }

    private int lastColumn() {
        double[] lastRow = best[best.length - 1];
        int last = lastRow.length - 1;
        if (ends == Ends.COST) {
            return last;
        }
        for (int second = last - 1; second >= 0; second--) {
            last = lastRow[second] > lastRow[last] ? second : last;
        }
        return last;
    }
}
