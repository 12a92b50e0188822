package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Descriptors with the numbers of their originals, gathered and then written as a {@link DescriptorIndex}. Not thread-safe. */
final class DescriptorList {
    private final List<Owned> sets = new ArrayList<>();
    private int count;

    /** Descriptors of one original. */
    private record Owned(int owner, Descriptors descriptors) {}

    void add(int owner, Descriptors descriptors) {
        sets.add(new Owned(owner, descriptors));
        count += descriptors.count();
    }

    DescriptorLayout layout() {
        return new DescriptorLayout(count);
    }

    /** Writes the index in linear time; the segment is of the layout's size. */
    void writeTo(MemorySegment bytes) {
        DescriptorLayout layout = layout();
        bytes.set(LONG, 0, count);
        int place = 0;
        for (Owned set : sets) {
            for (int i = 0; i < set.descriptors.count(); i++, place++) {
                for (int word = 0; word < Descriptors.WORDS; word++) {
                    long at = layout.codeAt(place) + (long) word * Long.BYTES;
                    bytes.set(LONG, at, set.descriptors.word(i, word));
                }
                bytes.set(INT, layout.ownerAt(place), set.owner);
            }
        }
        for (int table = 0; table < DescriptorLayout.TABLES; table++) {
            fill(layout, table, bytes);
        }
    }

    /** Counting sort of the descriptors by key; of many under one key the entries are then put in order. */
    private void fill(DescriptorLayout layout, int table, MemorySegment bytes) {
        int[] next = new int[layout.keys() + 1];
        for (int place = 0; place < count; place++) {
            next[key(layout, table, bytes, place) + 1]++;
        }
        for (int key = 0; key < layout.keys(); key++) {
            next[key + 1] += next[key];
        }
        MemorySegment.copy(next, 0, bytes, INT, layout.startsAt(table), next.length);
        for (int place = 0; place < count; place++) {
            long check = word(layout, bytes, place, DescriptorLayout.checkWord(table));
            int entry = next[key(layout, table, bytes, place)]++;
            bytes.set(LONG, layout.entryAt(table, entry), DescriptorLayout.check(check) | place);
        }
        // By now each key's next entry is where the following key's begin.
        for (int key = 0, start = 0; key < layout.keys(); start = next[key++]) {
            if (next[key] - start > DescriptorIndex.READ_MAX) {
                sort(bytes.asSlice(layout.entryAt(table, start), (long) (next[key] - start) * Long.BYTES));
            }
        }
    }

    private static void sort(MemorySegment entries) {
        long[] sorted = entries.toArray(LONG);
        Arrays.sort(sorted);
        MemorySegment.copy(sorted, 0, entries, LONG, 0, sorted.length);
    }

    private static int key(DescriptorLayout layout, int table, MemorySegment bytes, int place) {
        return layout.key(table, word(layout, bytes, place, DescriptorLayout.keyWord(table)));
    }

    private static long word(DescriptorLayout layout, MemorySegment bytes, int place, int word) {
        return bytes.get(LONG, layout.codeAt(place) + (long) word * Long.BYTES);
    }
}
