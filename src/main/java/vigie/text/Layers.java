package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Segments laid over one another, as in a log-structured merge tree (O'Neil, Cheng, Gawlick, O'Neil 1996): what the newest one
 * says of a number counts, and hides what older ones say of it. Immutable.
 */
final class Layers {
    private final List<Layer> layers;

    /**
     * A segment with what newer ones hide of it.
     *
     * @param hidden by ordinal; not to be changed
     * @param postings those that are not hidden
     */
    record Layer(Segment segment, BitSet hidden, long postings) {
        /** Returns also the ordinals of removals: what is left out when nothing older remains. */
        BitSet hiddenOrRemoved() {
            BitSet without = (BitSet) hidden.clone();
            for (int ordinal = 0; ordinal < segment.documents(); ordinal++) {
                without.set(ordinal, without.get(ordinal) || segment.isRemoval(ordinal));
            }
            return without;
        }
    }

    /** Lays segments over one another, the oldest first. */
    Layers(List<Segment> oldestFirst) {
        List<Layer> newestFirst = new ArrayList<>();
        BitSet spokenOf = new BitSet();
        for (Segment segment : oldestFirst.reversed()) {
            newestFirst.add(layer(segment, spokenOf));
        }
        this.layers = List.copyOf(newestFirst);
    }

    private static Layer layer(Segment segment, BitSet spokenOf) {
        BitSet hidden = new BitSet();
        long postings = 0;
        for (int ordinal = 0; ordinal < segment.documents(); ordinal++) {
            int number = segment.number(ordinal);
            if (spokenOf.get(number)) {
                hidden.set(ordinal);
            } else {
                postings += segment.shingles(ordinal);
                spokenOf.set(number);
            }
        }
        return new Layer(segment, hidden, postings);
    }

    /** Returns the layers, the oldest first. */
    List<Layer> oldestFirst() {
        return layers.reversed();
    }

    /** Looks shingles up. */
    Lookup lookup(long[] shingles) {
        return new Lookup(layers, shingles);
    }

    /** Returns whether a number stands for a document of that content. */
    boolean holds(int number, long content) {
        for (Layer layer : layers) {
            int ordinal = layer.segment.ordinal(number);
            if (ordinal >= 0) {
                return !layer.segment.isRemoval(ordinal) && layer.segment.content(ordinal) == content;
            }
        }
        return false;
    }

    /** Returns how many different shingles a number's document has, or empty when there is none. */
    OptionalInt shingles(int number) {
        for (Layer layer : layers) {
            int ordinal = layer.segment.ordinal(number);
            if (ordinal >= 0) {
                return layer.segment.isRemoval(ordinal)
                        ? OptionalInt.empty()
                        : OptionalInt.of(layer.segment.shingles(ordinal));
            }
        }
        return OptionalInt.empty();
    }

    /** Calls for every number that stands for a document. */
    void forEachNumber(IntConsumer consumer) {
        for (Layer layer : layers) {
            for (int ordinal = 0; ordinal < layer.segment.documents(); ordinal++) {
                if (!layer.hidden.get(ordinal) && !layer.segment.isRemoval(ordinal)) {
                    consumer.accept(layer.segment.number(ordinal));
                }
            }
        }
    }

    /** Returns the bytes of all segments. */
    long size() {
        return layers.stream().mapToLong(layer -> layer.segment.layout().size()).sum();
    }
}
