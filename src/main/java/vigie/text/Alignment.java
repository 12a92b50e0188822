package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** One page aligned with one original: which passages they share. */
final class Alignment {
    /** Regions nearer than this on both sides are one passage with a stretch rewritten, in words. */
    private static final int JOIN_GAP_MAX = 120;

    /** The same part of an original is looked for this often in one page: a teaser, the text, a summary, and one more. */
    private static final int COPIES_MAX = 4;

    private Alignment() {}

    /**
     * Returns the passages shared, by place in the page; empty when what is shared is not enough.
     *
     * @param setPhrases the original's tokens that prove nothing
     */
    static List<Passage> passages(ShingledPage page, Tokens original, BitSet setPhrases) {
        long[] pairs = Seeding.pairs(page, original);
        Sufficiency sufficiency = new Sufficiency(page, original, setPhrases);
        List<Region> all = new ArrayList<>();
        BitSet used = new BitSet();
        for (int copy = 0; copy < COPIES_MAX; copy++) {
            List<Region> enough = sufficiency.enough(Clustering.regions(page, Tiling.oneToOne(pairs, used)));
            if (enough.isEmpty()) {
                break;
            }
            all.addAll(joined(enough, page));
            enough.forEach(
                    region -> used.set(region.page().start(), region.page().end()));
        }
        return named(apart(all), page.tokens(), original);
    }

    /** Returns whether there is any passage when no token of the original is set aside: at a fraction of the cost. */
    static boolean isAny(ShingledPage page, Tokens original) {
        long[] pairs = Tiling.oneToOne(Seeding.pairs(page, original), new BitSet());
        return !new Sufficiency(page, original, new BitSet())
                .enough(Clustering.regions(page, pairs))
                .isEmpty();
    }

    /** Drops regions whose part of the page a heavier one explains already. */
    private static List<Region> apart(List<Region> regions) {
        List<Region> heaviestFirst = new ArrayList<>(regions);
        heaviestFirst.sort(Comparator.comparingDouble(Region::bits).reversed());
        List<Region> kept = new ArrayList<>();
        for (Region region : heaviestFirst) {
            if (kept.stream().noneMatch(heavier -> heavier.page().overlaps(region.page()))) {
                kept.add(region);
            }
        }
        kept.sort(Comparator.comparing(Region::page));
        return kept;
    }

    private static List<Region> joined(List<Region> regions, ShingledPage page) {
        List<Region> joined = new ArrayList<>();
        for (Region region : regions) {
            Region before = joined.isEmpty() ? null : joined.getLast();
            if (before != null
                    && gap(before.page(), region.page()) <= JOIN_GAP_MAX
                    && gap(before.original(), region.original()) <= JOIN_GAP_MAX) {
                joined.set(joined.size() - 1, before.joined(region, page));
                continue;
            }
            joined.add(region);
        }
        return joined;
    }

    private static int gap(Span left, Span right) {
        return Math.max(0, Math.max(left.start(), right.start()) - Math.min(left.end(), right.end()));
    }

    private static List<Passage> named(List<Region> regions, Tokens page, Tokens original) {
        List<Passage> passages = new ArrayList<>();
        int furthest = -1;
        for (Region region : regions) {
            boolean inPlace = region.isOrdered() && region.original().start() > furthest;
            furthest = Math.max(furthest, region.original().start());
            Level inPlaceLevel = region.isExact() ? Level.EXACT : Level.NEAR;
            passages.add(new Passage(
                    original.span(region.original().start(), region.original().end()),
                    page.span(region.page().start(), region.page().end()),
                    inPlace ? inPlaceLevel : Level.REORDERED,
                    region.words(),
                    region.bits(),
                    region.isOrdered() ? List.of() : moved(region, page, original)));
        }
        return passages;
    }

    private static List<Passage.Moved> moved(Region region, Tokens page, Tokens original) {
        return region.moved().stream()
                .map(part -> new Passage.Moved(
                        original.span(part.original().start(), part.original().end()),
                        page.span(part.candidate().start(), part.candidate().end())))
                .toList();
    }
}
