package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Hashes with their ids, gathered one by one and then written as a {@link HammingIndex}. Not thread-safe. */
final class HammingList {
    private static final int WORDS = Descriptors.WORDS;

    private long[] words = new long[16 * WORDS];
    private int[] ids = new int[16];
    private int count;

    void add(PerceptualHash hash, int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            words = Arrays.copyOf(words, 2 * count * WORDS);
        }
        words[count * WORDS] = hash.a();
        words[count * WORDS + 1] = hash.b();
        words[count * WORDS + 2] = hash.c();
        words[count * WORDS + 3] = hash.d();
        ids[count++] = id;
    }

    HammingLayout layout() {
        return new HammingLayout(count);
    }

    /** Returns the index, in memory that is freed when nothing refers to it any more. */
    HammingIndex index() {
        MemorySegment bytes = Arena.ofAuto().allocate(layout().size(), Long.BYTES);
        writeTo(bytes);
        return new HammingIndex(bytes);
    }

    /** Writes the index in linear time; the segment is of the layout's size and zero. */
    void writeTo(MemorySegment bytes) {
        HammingLayout layout = layout();
        bytes.set(LONG, 0, count);
        int[] order = order(layout, bytes);
        for (int place = 0; place < count; place++) {
            for (int word = 0; word < WORDS; word++) {
                bytes.set(LONG, layout.hashAt(place) + (long) word * Long.BYTES, words[order[place] * WORDS + word]);
            }
            bytes.set(INT, layout.idAt(place), ids[order[place]]);
        }
        int[] keys = new int[count];
        int[] entries = new int[count];
        for (int slot = 1; slot < layout.slots(); slot++) {
            for (int place = 0; place < count; place++) {
                keys[place] = key(layout, slot, bytes, layout.hashAt(place));
            }
            sort(keys, bytes.asSlice(layout.startsAt(slot)), layout.keys(slot), entries);
            pack(entries, bytes.asSlice(layout.entriesAt(slot)), layout.placeBits());
        }
    }

    /** Returns the hashes' order in the index, and writes the starts of the first slot. */
    private int[] order(HammingLayout layout, MemorySegment bytes) {
        int[] order = new int[count];
        if (layout.slots() == 0) {
            Arrays.setAll(order, i -> i);
            return order;
        }
        int[] keys = new int[count];
        for (int i = 0, at = 0; i < count; i++, at += WORDS) {
            keys[i] = layout.key(0, words[at], words[at + 1], words[at + 2], words[at + 3]);
        }
        sort(keys, bytes.asSlice(layout.startsAt(0)), layout.keys(0), order);
        return order;
    }

    private static int key(HammingLayout layout, int slot, MemorySegment bytes, long at) {
        return layout.key(
                slot, bytes.get(LONG, at), bytes.get(LONG, at + 8), bytes.get(LONG, at + 16), bytes.get(LONG, at + 24));
    }

    /** Sorts by counting: writes where each key begins, and fills in the places ordered by key. */
    private static void sort(int[] keys, MemorySegment starts, int keyCount, int[] places) {
        int[] next = new int[keyCount + 1];
        for (int key : keys) {
            next[key + 1]++;
        }
        for (int key = 0; key < keyCount; key++) {
            next[key + 1] += next[key];
        }
        MemorySegment.copy(next, 0, starts, INT, 0, next.length);
        for (int place = 0; place < keys.length; place++) {
            places[next[keys[place]]++] = place;
        }
    }

    /** Writes so many bits of each value, lowest first, one after the other. */
    private static void pack(int[] values, MemorySegment packed, int bits) {
        long word = 0;
        int filled = 0;
        long at = 0;
        for (long value : values) {
            word |= value << filled;
            filled += bits;
            if (filled >= Long.SIZE) {
                packed.set(LONG, at, word);
                at += Long.BYTES;
                filled -= Long.SIZE;
                word = value >>> (bits - filled);
            }
        }
        packed.set(LONG, at, word);
    }
}
