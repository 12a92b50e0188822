package vigie.text;

import java.util.ArrayList;
import java.util.List;

/** Where some shingles stand in an index, found for all of them at once because memory is slow one by one. Immutable. */
final class Lookup {
    private final List<Layers.Layer> layers;
    private final List<Ranges> ranges = new ArrayList<>();

    /** Looks shingles up, in any order, some of them perhaps more than once. */
    Lookup(List<Layers.Layer> layers, long[] shingles) {
        this.layers = layers;
        long[] keys = new long[shingles.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = SegmentBuilder.key(shingles[i]);
        }
        for (Layers.Layer layer : layers) {
            Ranges there = new Ranges(keys.length);
            layer.segment().locate(keys, there);
            ranges.add(there);
        }
    }

    /** Returns whether more documents than that hold a shingle for certain, for nothing is hidden. */
    boolean isHeldByMoreThan(int most, int shingle) {
        int count = 0;
        for (int i = 0; i < layers.size(); i++) {
            count += layers.get(i).hidden().isEmpty() ? ranges.get(i).length(shingle) : 0;
        }
        return count > most;
    }

    /**
     * Adds the documents that hold a shingle, until the list is full. A document is an integer that only {@link #number}
     * understands: reading all numbers would cost as much as finding the shingles.
     */
    void addDocuments(int shingle, NumberList found) {
        for (int i = 0; i < layers.size(); i++) {
            Layers.Layer layer = layers.get(i);
            Ranges there = ranges.get(i);
            int before = found.count();
            layer.segment().addOrdinals(there.first(shingle), there.end(shingle), layer.hidden(), found);
            found.addToEach(before, i << SegmentLayout.DOCUMENT_BITS);
        }
    }

    /** Returns the number of a document found. */
    int number(int document) {
        return layers.get(document >>> SegmentLayout.DOCUMENT_BITS)
                .segment()
                .number(document & SegmentLayout.DOCUMENTS_MAX);
    }

    /** Adds the numbers of the documents that hold a shingle to an empty list, until it is full. */
    void find(int shingle, NumberList found) {
        addDocuments(shingle, found);
        found.replaceEach(this::number);
    }
}
