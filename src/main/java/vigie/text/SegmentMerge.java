package vigie.text;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Several layers as one: what newer ones hide is left out. Postings are read and written once, in order, by a heap of cursors.
 *
 * <p>Removals are kept while older layers remain that they must hide.
 */
final class SegmentMerge implements Writable {
    private static final int LAYER_BITS = 8;

    private final List<Layers.Layer> layers;
    private final List<BitSet> leftOut = new ArrayList<>();
    private final List<int[]> ordinals = new ArrayList<>();
    private final long[] documents;
    private final SegmentLayout layout;

    /**
     * Prepares a merge.
     *
     * @param layers of one kind, 1…255
     * @param oldest whether no older layer remains
     */
    SegmentMerge(List<Layers.Layer> layers, boolean oldest) {
        this.layers = layers;
        for (Layers.Layer layer : layers) {
            leftOut.add(oldest ? layer.hiddenOrRemoved() : layer.hidden());
        }
        this.documents = documents();
        long postings = 0;
        for (int i = 0; i < layers.size(); i++) {
            ordinals.add(new int[layers.get(i).segment().documents()]);
            postings += layers.get(i).postings();
        }
        for (int ordinal = 0; ordinal < documents.length; ordinal++) {
            ordinals.get(layerOf(documents[ordinal]))[ordinalOf(documents[ordinal])] = ordinal;
        }
        this.layout = new SegmentLayout(layers.getFirst().segment().layout().kind(), documents.length, postings);
    }

    /** Returns each document that stays, by rising number: 31 bits of its number, 8 of its layer, 24 of its ordinal there. */
    private long[] documents() {
        LongStream.Builder documents = LongStream.builder();
        for (int i = 0; i < layers.size(); i++) {
            Segment segment = layers.get(i).segment();
            for (int ordinal = 0; ordinal < segment.documents(); ordinal++) {
                if (!leftOut.get(i).get(ordinal)) {
                    documents.add(((long) segment.number(ordinal) << LAYER_BITS | i) << SegmentLayout.DOCUMENT_BITS
                            | ordinal);
                }
            }
        }
        return documents.build().sorted().toArray();
    }

    private static int layerOf(long document) {
        return (int) (document >>> SegmentLayout.DOCUMENT_BITS) & ((1 << LAYER_BITS) - 1);
    }

    private static int ordinalOf(long document) {
        return (int) document & SegmentLayout.DOCUMENTS_MAX;
    }

    @Override
    public SegmentLayout layout() {
        return layout;
    }

    @Override
    public void writeTo(MemorySegment bytes) {
        SegmentWriter writer = new SegmentWriter(layout, bytes);
        for (long document : documents) {
            Segment segment = layers.get(layerOf(document)).segment();
            int ordinal = ordinalOf(document);
            writer.document(
                    segment.number(ordinal),
                    segment.content(ordinal),
                    segment.isRemoval(ordinal) ? -1 : segment.shingles(ordinal));
        }
        Heap heap = new Heap();
        while (heap.count > 0) {
            Source least = heap.sources[0];
            writer.posting(
                    least.posting >>> SegmentLayout.DOCUMENT_BITS, (int) least.posting & SegmentLayout.DOCUMENTS_MAX);
            heap.advanceLeast();
        }
        writer.seal();
    }

    /** A layer being read: its current posting, with the ordinal that the document will have. */
    private static final class Source {
        private final Segment.Cursor cursor;
        private final int[] ordinals;
        private long posting;

        Source(Segment.Cursor cursor, int[] ordinals) {
            this.cursor = cursor;
            this.ordinals = ordinals;
        }

        boolean advance() {
            if (!cursor.advance()) {
                return false;
            }
            posting = (cursor.key() << SegmentLayout.DOCUMENT_BITS) | ordinals[cursor.ordinal()];
            return true;
        }
    }

    /** The layers that still have postings; the one with the least is first. */
    private final class Heap {
        private final Source[] sources = new Source[layers.size()];
        private int count;

        Heap() {
            for (int i = 0; i < layers.size(); i++) {
                Segment segment = layers.get(i).segment();
                Source source = new Source(segment.new Cursor(leftOut.get(i)), ordinals.get(i));
                if (source.advance()) {
                    sources[count++] = source;
                }
            }
            Arrays.sort(sources, 0, count, (one, other) -> Long.compare(one.posting, other.posting));
        }

        void advanceLeast() {
            if (!sources[0].advance()) {
                sources[0] = sources[--count];
            }
            sink();
        }

        private void sink() {
            int place = 0;
            Source sinking = sources[0];
            while (2 * place + 1 < count) {
                int child = 2 * place + 1;
                if (child + 1 < count && sources[child + 1].posting < sources[child].posting) {
                    child++;
                }
                if (sources[child].posting >= sinking.posting) {
                    break;
                }
                sources[place] = sources[child];
                place = child;
            }
            sources[place] = sinking;
        }
    }
}
