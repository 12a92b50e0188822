package vigie.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A log-structured index of shingles: additions become segments, and segments are merged when newer ones have grown to half of
 * what an older one is, so that there are never more than the logarithm (to base three) of all postings. Not thread-safe; what
 * {@link #layers()} gave stays as it was.
 */
final class Postings {
    /** Segments after which an addition merges by itself; the rule leaves at most one for each bit of a posting count. */
    private static final int SEGMENTS_MAX = 48;

    /** Times as large as all newer ones together a segment must be to stay: every lookup asks every segment. */
    private static final int GROWTH = 2;

    /** Postings and documents that are merged in any case: it takes some milliseconds. */
    private static final long SMALL = 1 << 17;

    private final Shelf shelf;
    private final List<Segment> segments;
    private Layers layers;

    /** Opens what a shelf holds. */
    Postings(Shelf shelf) {
        this.shelf = shelf;
        this.segments = new ArrayList<>(shelf.segments());
        this.layers = new Layers(segments);
    }

    /** Returns the index as it is now. */
    Layers layers() {
        return layers;
    }

    /** Adds documents and removals; several additions may follow before a merge. */
    void add(SegmentBuilder batch) {
        if (!batch.isEmpty()) {
            segments.add(shelf.add(batch));
            layers = new Layers(segments);
        }
        if (segments.size() > SEGMENTS_MAX) {
            merge();
        }
    }

    /** Merges the newest segments down to the oldest that is not {@value #GROWTH} times as large as all newer ones together. */
    void merge() {
        List<Layers.Layer> all = layers.oldestFirst();
        int first = firstToMerge(all);
        if (first >= all.size() - 1) {
            return;
        }
        List<Segment> replaced = List.copyOf(segments.subList(first, segments.size()));
        Segment merged = shelf.replace(new SegmentMerge(all.subList(first, all.size()), first == 0), replaced);
        segments.subList(first, segments.size()).clear();
        segments.add(merged);
        layers = new Layers(segments);
    }

    private static int firstToMerge(List<Layers.Layer> all) {
        int first = all.size() - 1;
        long newer = 0;
        for (int i = all.size() - 1; i >= 0 && fits(all.subList(i, all.size())); i--) {
            if (weight(all.get(i)) <= Math.max(SMALL, GROWTH * newer)) {
                first = i;
            }
            newer += weight(all.get(i));
        }
        return first;
    }

    private static long weight(Layers.Layer layer) {
        return layer.postings() + layer.segment().documents();
    }

    private static boolean fits(List<Layers.Layer> layers) {
        return layers.stream().mapToLong(Layers.Layer::postings).sum() <= Integer.MAX_VALUE
                && layers.stream()
                                .mapToLong(layer -> layer.segment().documents())
                                .sum()
                        <= SegmentLayout.DOCUMENTS_MAX;
    }
}
