package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The best chain of chunks of an original that a page renders in order.
 *
 * <p>How much a window speaks for a chunk is a logarithm of likelihoods, in bits: each word found adds log₂ of how much
 * likelier it is in a rendering of the chunk than in any text, each word not found takes off likewise. The probability in
 * any text is that of the background or that of the page's other windows, whichever is greater, so that what the whole page
 * is about tells nothing. Chunks are then chained as in local alignment (Smith and Waterman, Journal of Molecular Biology
 * 147, 1981): a chain grows by chunks that speak for it, in the original's order, and may skip a few.
 */
final class ChunkChain {
    /** Share of the words with an entry in the lexicon that are found in a translation. */
    static final double FOUND_KNOWN = 0.55;

    /** The same of words without an entry, found as cognates, names or numbers. */
    static final double FOUND_UNKNOWN = 0.15;

    /** What one word may add, in bits: a name alone is a subject, not a translation. */
    private static final double WORD_BITS_MAX = 5;

    /** Chunks in a row that may say nothing. */
    private static final int SKIP_MAX = 2;

    /** Windows' steps from one chunk's window to the next one's, least and most. */
    private static final int ADVANCE_MIN = 2;

    private static final int ADVANCE_MAX = 7;

    /** Chunks times windows looked at, 20 MB: a long article beside a book; a book beside a book is not compared. */
    private static final int PLACES_MAX = 1_000_000;

    private final WindowedPage page;
    private final List<RenderedChunk> chunks;

    /**
     * One chunk and the window that renders it.
     *
     * @param chunk the chunk
     * @param window the window's number
     * @param bits how much it speaks for the chunk
     */
    record Link(RenderedChunk chunk, int window, double bits) {}

    ChunkChain(WindowedPage page, List<RenderedChunk> chunks) {
        this.page = page;
        this.chunks = chunks;
    }

    /** Returns the best chain by place; empty when no window speaks for any chunk, or both texts are very long. */
    List<Link> best() {
        int windows = page.windows();
        if ((long) windows * chunks.size() > PLACES_MAX) {
            return List.of();
        }
        double[][] alone = chunks.stream().map(this::bits).toArray(double[][]::new);
        double[][] chained = new double[chunks.size()][windows];
        int[][] before = new int[chunks.size()][windows];
        int end = -1;
        double most = 0;
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            for (int window = 0; window < windows; window++) {
                before[chunk][window] = before(chained, chunk, window);
                chained[chunk][window] =
                        alone[chunk][window] <= 0 ? 0 : alone[chunk][window] + value(chained, before[chunk][window]);
                if (chained[chunk][window] > most) {
                    most = chained[chunk][window];
                    end = chunk * windows + window;
                }
            }
        }
        return chain(alone, before, end);
    }

    private double value(double[][] chained, int place) {
        return place < 0 ? 0 : chained[place / page.windows()][place % page.windows()];
    }

    private int before(double[][] chained, int chunk, int window) {
        int best = -1;
        double most = 0;
        for (int back = 1; back <= Math.min(chunk, SKIP_MAX + 1); back++) {
            int from = Math.max(0, window - back * ADVANCE_MAX);
            for (int earlier = from; earlier <= window - back * ADVANCE_MIN; earlier++) {
                if (chained[chunk - back][earlier] > most) {
                    most = chained[chunk - back][earlier];
                    best = (chunk - back) * page.windows() + earlier;
                }
            }
        }
        return best;
    }

    private List<Link> chain(double[][] alone, int[][] before, int end) {
        List<Link> links = new ArrayList<>();
        int windows = page.windows();
        for (int place = end; place >= 0; place = before[place / windows][place % windows]) {
            int chunk = place / windows;
            links.add(new Link(chunks.get(chunk), place % windows, alone[chunk][place % windows]));
        }
        Collections.reverse(links);
        return links;
    }

    /** Returns how much each window of the page speaks for a chunk, in bits; below 0 it speaks against it. */
    private double[] bits(RenderedChunk chunk) {
        double[] bits = new double[page.windows()];
        double none = 0;
        for (Rendering rendering : chunk.renderings()) {
            BitSet holding = page.holding(rendering.stems());
            double found = rendering.isKnown() ? FOUND_KNOWN : FOUND_UNKNOWN;
            double chance = Math.max(rendering.probability(), elsewhere(holding));
            if (chance >= found) {
                continue;
            }
            double without = log2((1 - found) / (1 - chance));
            double with = Math.min(WORD_BITS_MAX, log2(found / chance));
            none += without;
            holding.stream().forEach(window -> bits[window] += with - without);
        }
        for (int window = 0; window < bits.length; window++) {
            bits[window] += none;
        }
        return bits;
    }

    /** Returns the share of the page's windows that hold a word, the place looked at left out. */
    private double elsewhere(BitSet holding) {
        double others = Math.max(0, holding.cardinality() - WindowedPage.OVERLAP);
        return others / (page.windows() + WindowedPage.OVERLAP);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
