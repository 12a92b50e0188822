package vigie.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is kept of a confidential draft's slots: a keyed hash of each way among four words around it, enough to read the way
 * off a page and too little to read either without the key.
 *
 * <p>Each hash is SipHash-2-4 under the owner's key of the words in normal form and in their order, so case, accents and
 * punctuation of a page do not matter. With the key, whoever knows the four words around a slot can try out ways until one
 * fits, and by a hash that fits know that the words are there; slots less than four words apart have words in common. Without
 * the key nothing can be tried.
 *
 * <p>The words around are chosen where no other slot stands, else there is a hash for each way the others can be worded. A
 * slot that the draft's own copies do not show beyond doubt (it stands in what is not text, or the same words stand elsewhere
 * too) is not read: {@link #readable()} is how many are.
 *
 * @param slots slots of the draft
 * @param marks by hash
 */
public record KeyedMarks(int slots, List<KeyedMark> marks) {
    private static final int RECORD_BYTES = Integer.BYTES + Long.BYTES;
    private static final int SECOND_BIT = 1 << 31;
    private static final int SLOT_SHIFT = 16;
    private static final int WORDS_MASK = 0xFFFF;

    public KeyedMarks {
        marks = List.copyOf(marks);
    }

    /**
     * Returns the marks of a draft.
     *
     * @param slots its slots
     * @param copy gives the words of the copy of a code, asked once for each slot and a few times more
     * @param key of the draft's owner
     */
    public static KeyedMarks of(int slots, Function<Code, Tokens> copy, SipHash key) {
        List<KeyedMark> marks = new ArrayList<>();
        for (MarkWindows.Window window : MarkWindows.of(slots, copy).all()) {
            window.first().forEach(words -> marks.add(mark(window.slot(), false, words, key)));
            window.second().forEach(words -> marks.add(mark(window.slot(), true, words, key)));
        }
        KeyedMarks all = new KeyedMarks(slots, marks.stream().sorted().toList());
        Set<Integer> doubtful = new HashSet<>();
        for (Code code : trials(slots)) {
            List<Way> observed = all.observed(copy.apply(code), key);
            IntStream.range(0, slots)
                    .filter(slot -> observed.get(slot) != (code.isSecond(slot) ? Way.SECOND : Way.FIRST))
                    .forEach(doubtful::add);
        }
        return new KeyedMarks(
                slots,
                all.marks().stream()
                        .filter(mark -> !doubtful.contains(mark.slot()))
                        .toList());
    }

    /** Copies in which neighbours are worded alike and otherwise, either way. */
    private static List<Code> trials(int slots) {
        String alternating = "ab".repeat(slots).substring(0, slots);
        String pairs = "aabb".repeat(slots).substring(0, slots);
        return List.of(
                Code.first(slots),
                Code.second(slots),
                new Code(alternating),
                new Code(("b" + alternating).substring(0, slots)),
                new Code(pairs),
                new Code(("bb" + pairs).substring(0, slots)));
    }

    private static KeyedMark mark(int slot, boolean second, List<String> words, SipHash key) {
        return new KeyedMark(slot, second, words.size(), hash(String.join(" ", words), key));
    }

    private static long hash(String words, SipHash key) {
        return key.hash(("mark " + words).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns how many slots can be read off a page. */
    public int readable() {
        return (int) marks.stream().map(KeyedMark::slot).distinct().count();
    }

    /** Returns what a page shows of each slot, in the order of the slots. Costs a keyed hash a word and length of mark. */
    public List<Way> observed(Tokens page, SipHash key) {
        List<Way> observed = new ArrayList<>(Collections.nCopies(slots, Way.UNSEEN));
        Map<Long, List<KeyedMark>> byHash = marks.stream().collect(Collectors.groupingBy(KeyedMark::hash));
        Set<Integer> both = new HashSet<>();
        Map<Integer, Way> seen = new HashMap<>();
        for (int length : marks.stream().mapToInt(KeyedMark::words).distinct().toArray()) {
            for (int place = 0; place + length <= page.count(); place++) {
                for (KeyedMark mark : byHash.getOrDefault(hash(page.normal(place, place + length), key), List.of())) {
                    Way way = mark.second() ? Way.SECOND : Way.FIRST;
                    Way before = seen.putIfAbsent(mark.slot(), way);
                    if (before != null && before != way) {
                        both.add(mark.slot());
                    }
                }
            }
        }
        seen.forEach((slot, way) -> observed.set(slot, both.contains(slot) ? Way.UNSEEN : way));
        return observed;
    }

    /** Returns the marks as bytes, twelve each, after their number of slots. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + RECORD_BYTES * marks.size());
        bytes.putInt(slots);
        for (KeyedMark mark : marks) {
            bytes.putInt(
                    (mark.second() ? SECOND_BIT : 0) | mark.slot() << SLOT_SHIFT | Math.min(mark.words(), WORDS_MASK));
            bytes.putLong(mark.hash());
        }
        return bytes.array();
    }

    /** Returns the marks that {@link #bytes} wrote. */
    public static KeyedMarks of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        int slots = bytes.getInt();
        List<KeyedMark> marks = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int head = bytes.getInt();
            marks.add(new KeyedMark(
                    (head & ~SECOND_BIT) >>> SLOT_SHIFT, (head & SECOND_BIT) != 0, head & WORDS_MASK, bytes.getLong()));
        }
        return new KeyedMarks(slots, marks);
    }
}
