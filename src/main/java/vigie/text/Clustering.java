package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers aligned words into regions: words near each other on both sides belong together.
 *
 * <p>Pairs are parted wherever more than a gap lies between neighbors in the page, the parts wherever it lies between
 * neighbors in the original, and so on until nothing parts (the bilateral clustering of Sanchez-Perez, Sidorov, Gelbukh,
 * PAN 2014). Each cluster is then cut down to its heaviest stretch, where an aligned word earns its weight and a word
 * between costs a little, so that stray pairs at the edges fall off; what was cut off is looked at by itself.
 */
final class Clustering {
    /** Longest stretch without any aligned word inside one region, in words: three sentences rewritten. */
    private static final int GAP_MAX = 60;

    /** What a word that is not aligned costs, in bits: at a third aligned of average weight a region still holds. */
    private static final double GAP_COST = 0.7;

    /** What an aligned word earns beside its weight, in bits, so that function words inside a run cost nothing. */
    private static final double WORD_GAIN = 0.5;

    /** Fewer pairs are no region whatever they weigh. */
    private static final int PAIRS_MIN = 3;

    private final ShingledPage page;
    private final List<Region> regions = new ArrayList<>();

    private Clustering(ShingledPage page) {
        this.page = page;
    }

    /**
     * Returns the regions of aligned words, by place in the page.
     *
     * @param pairs by place in the page, not changed
     */
    static List<Region> regions(ShingledPage page, long[] pairs) {
        Clustering clustering = new Clustering(page);
        clustering.part(new Side(pairs, false), false);
        clustering.regions.sort(Comparator.comparing(Region::page).thenComparing(Region::original));
        return clustering.regions;
    }

    /** Pairs as one side sees them: sorted, with this side's token in the upper half. */
    private static final class Side {
        private final long[] pairs;
        private final boolean turned;

        /** Makes a side; {@code turned} says that it is the original's. */
        Side(long[] pairs, boolean turned) {
            this.pairs = pairs;
            this.turned = turned;
        }

        Side other() {
            return new Side(Arrays.stream(pairs).map(Pairs::turned).sorted().toArray(), !turned);
        }

        Side range(int from, int to) {
            return new Side(Arrays.copyOfRange(pairs, from, to), turned);
        }

        int token(int i) {
            return Pairs.page(pairs[i]);
        }

        int pageToken(int i) {
            return turned ? Pairs.original(pairs[i]) : Pairs.page(pairs[i]);
        }
    }

    /** Parts pairs by this side; if that does not part them, and the other side did not, they are a cluster. */
    private void part(Side side, boolean otherSideHolds) {
        if (side.pairs.length < PAIRS_MIN) {
            return;
        }
        List<Side> parts = parted(side);
        if (parts.size() == 1 && otherSideHolds) {
            cut(side);
            return;
        }
        parts.forEach(part -> part(part.other(), parts.size() == 1));
    }

    private static List<Side> parted(Side side) {
        List<Side> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= side.pairs.length; i++) {
            if (i == side.pairs.length || side.token(i) - side.token(i - 1) > GAP_MAX) {
                parts.add(side.range(start, i));
                start = i;
            }
        }
        return parts;
    }

    /** Cuts a cluster on both sides, keeps the heaviest stretch as a region and parts what is left over anew. */
    private void cut(Side cluster) {
        Span first = heaviest(cluster);
        leftOver(cluster, first);
        Side turned = cluster.range(first.start(), first.end()).other();
        Span second = heaviest(turned);
        leftOver(turned, second);
        Side kept = turned.range(second.start(), second.end());
        if (kept.pairs.length >= PAIRS_MIN) {
            regions.add(new Region(page, kept.turned ? kept.other().pairs : kept.pairs));
        }
    }

    private void leftOver(Side side, Span kept) {
        part(side.range(0, kept.start()), false);
        part(side.range(kept.end(), side.pairs.length), false);
    }

    /** Returns the range of pairs whose gains less the cost of the words between them are greatest. */
    private Span heaviest(Side side) {
        Span best = new Span(0, 0);
        double bestSum = 0;
        double sum = 0;
        int start = 0;
        for (int i = 0; i < side.pairs.length; i++) {
            int step = i == 0 ? 1 : side.token(i) - side.token(i - 1);
            double gain = step == 0 ? 0 : WORD_GAIN + page.bits(side.pageToken(i));
            double gapped = sum - GAP_COST * Math.max(0, step - 1);
            if (step > 0 && gapped < 0) {
                start = i;
                gapped = 0;
            }
            sum = gapped + gain;
            if (sum >= bestSum) {
                bestSum = sum;
                best = new Span(start, i + 1);
            }
        }
        return best;
    }
}
