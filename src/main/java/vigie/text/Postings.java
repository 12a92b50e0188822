package vigie.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A log-structured index of shingles: additions become segments, and segments are merged when a newer one has grown as large as
 * the one below it, so that there are never more than the logarithm of all postings. Not thread-safe; what
 * {@link #layers()} gave stays as it was.
 */
final class Postings {
    /** Segments after which an addition merges by itself; the rule leaves at most one for each bit of a posting count. */
    private static final int SEGMENTS_MAX = 48;

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

    /** Merges the oldest segment that is not larger than all newer ones together, and with it all newer ones. */
    void merge() {
        List<Layers.Layer> all = layers.oldestFirst();
        int first = all.size() - 1;
        long newer = 0;
        for (int i = all.size() - 1; i >= 0 && fits(all.subList(i, all.size())); i--) {
            long weight = weight(all.get(i));
            first = weight <= newer ? i : first;
            newer += weight;
        }
        if (first >= all.size() - 1) {
            return;
        }
        List<Segment> replaced = List.copyOf(segments.subList(first, segments.size()));
        Segment merged = shelf.replace(new SegmentMerge(all.subList(first, all.size()), first == 0), replaced);
        segments.subList(first, segments.size()).clear();
        segments.add(merged);
        layers = new Layers(segments);
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
