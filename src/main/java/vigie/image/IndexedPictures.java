package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What is looked through of originals' pictures, in one piece of memory or in one mapped file: their numbers by rising
 * number, hashes of their whole views, and descriptors. Of the pictures themselves nothing is kept. Immutable.
 */
final class IndexedPictures {
    /** Bits under which both indexes begin at an even place. */
    private static final int ALIGNMENT = Long.BYTES;

    private final MemorySegment numbers;
    private final HammingIndex hashes;
    private final DescriptorIndex descriptors;

    /** Reads what a {@link Gathering} wrote; the bytes are kept. */
    IndexedPictures(MemorySegment bytes) {
        long count = bytes.get(LONG, 0);
        long hashesAt = bytes.get(LONG, 8);
        long descriptorsAt = bytes.get(LONG, 16);
        numbers = bytes.asSlice(Gathering.NUMBERS_AT, count * Integer.BYTES);
        hashes = new HammingIndex(bytes.asSlice(hashesAt));
        descriptors = new DescriptorIndex(bytes.asSlice(descriptorsAt));
    }

    int count() {
        return (int) (numbers.byteSize() / Integer.BYTES);
    }

    int number(int place) {
        return numbers.get(INT, (long) place * Integer.BYTES);
    }

    HammingIndex hashes() {
        return hashes;
    }

    DescriptorIndex descriptors() {
        return descriptors;
    }

    /**
     * The id of an original's hash: its number, and in the lowest bit whether there is enough to see to compare it with
     * parts of pictures. A poor full picture is only compared with full ones.
     */
    record HashId(int number, boolean comparable) {
        static HashId of(int id) {
            return new HashId(id >>> 1, (id & 1) == 1);
        }

        int id() {
            return (number << 1) | (comparable ? 1 : 0);
        }
    }

    /** Pictures gathered one by one. Not thread-safe. */
    static final class Gathering {
        private static final int NUMBERS_AT = 3 * Long.BYTES;

        private final HammingList hashes = new HammingList();
        private final DescriptorList descriptors = new DescriptorList();
        private int[] numbers = new int[16];
        private int count;

        /** Adds a picture, to be found by the hashes of its whole views. */
        void add(int number, ImageFingerprint original) {
            addNumber(number);
            for (ImageView view : original.views()) {
                boolean full = view.kind() == ImageView.Kind.FULL;
                if (full || (view.whole() && view.comparable())) {
                    hashes.add(view.hash(Orientation.UPRIGHT), new HashId(number, view.comparable()).id());
                }
            }
        }

        /** Adds the local features of a picture, upright and mirrored. */
        void addFeatures(int number, ImageFingerprint original) {
            descriptors.add(number, original.descriptors());
            descriptors.add(number, original.mirroredDescriptors());
        }

        /** Adds those of other indexed pictures that are wanted. */
        void addAll(IndexedPictures others, IntPredicate wanted) {
            for (int place = 0; place < others.count(); place++) {
                if (wanted.test(others.number(place))) {
                    addNumber(others.number(place));
                }
            }
            for (int place = 0; place < others.hashes.count(); place++) {
                int id = others.hashes.id(place);
                if (wanted.test(HashId.of(id).number)) {
                    hashes.add(others.hashes.hash(place), id);
                }
            }
            int first = 0;
            for (int place = 1; place <= others.descriptors.count(); place++) {
                int owner = others.descriptors.owner(first);
                boolean ends = place == others.descriptors.count() || others.descriptors.owner(place) != owner;
                if (ends && wanted.test(owner)) {
                    descriptors.add(owner, others.descriptors.descriptors(first, place));
                }
                first = ends ? place : first;
            }
        }

        private void addNumber(int number) {
            if (number < 0 || number > (Integer.MAX_VALUE >>> 1)) {
                throw new IllegalArgumentException("number of a picture: " + number);
            }
            numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
            numbers[count++] = number;
        }

        private long hashesAt() {
            return aligned(NUMBERS_AT + (long) count * Integer.BYTES);
        }

        private long descriptorsAt() {
            return aligned(hashesAt() + hashes.layout().size());
        }

        private static long aligned(long at) {
            return (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }

        long size() {
            return descriptorsAt() + descriptors.layout().size();
        }

        /** Writes it all; the segment is of the size said, and zero. */
        void writeTo(MemorySegment bytes) {
            int[] rising = Arrays.copyOf(numbers, count);
            Arrays.sort(rising);
            bytes.set(LONG, 0, count);
            bytes.set(LONG, 8, hashesAt());
            bytes.set(LONG, 16, descriptorsAt());
            MemorySegment.copy(rising, 0, bytes, INT, NUMBERS_AT, count);
            hashes.writeTo(bytes.asSlice(hashesAt()));
            descriptors.writeTo(bytes.asSlice(descriptorsAt()));
        }

        /** Returns the pictures, in memory that is freed when nothing refers to it any more. */
        IndexedPictures inMemory() {
            MemorySegment bytes = Arena.ofAuto().allocate(size(), Long.BYTES);
            writeTo(bytes);
            return new IndexedPictures(bytes);
        }
    }
}
