package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds, in the words of a draft, the slots and the words around each that tell its ways. */
final class MarkWindows {
    /** Words around a way: with four, tried out together with their neighbours, guessing needs the key and those words. */
    static final int AROUND = 4;

    /** Words before the slot, of the four around it, most wanted first: close by on both sides an editor changes least. */
    private static final int[] BEFORE = {2, 3, 1, 4, 0};

    /** Where other slots are so near, each combination of their ways needs a hash; beyond, the slot is not read. */
    private static final int COMBINATIONS_MAX = 16;

    private final List<Piece> pieces;

    private MarkWindows(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** A word that every copy has, or a slot. */
    private sealed interface Piece {
        record Word(String word) implements Piece {}

        record Way(int slot, List<String> first, List<String> second) implements Piece {}
    }

    /**
     * The words that tell one slot.
     *
     * @param slot its number
     * @param first each run of words in which it may stand in its first way
     * @param second likewise in its second
     */
    record Window(int slot, Set<List<String>> first, Set<List<String>> second) {}

    /** Reads a draft of so many slots out of the words of its copies; {@code copy} gives those of a code. */
    static MarkWindows of(int slots, Function<Code, Tokens> copy) {
        List<String> plain = words(copy.apply(Code.first(slots)));
        List<Piece> pieces = new ArrayList<>();
        int next = 0;
        for (int slot = 0; slot < slots; slot++) {
            List<String> turned = words(copy.apply(Code.first(slots).turned(slot)));
            int before = prefix(plain, turned);
            int after = suffix(plain, turned, before);
            boolean shown = !plain.equals(turned);
            if (shown && before >= next) {
                plain.subList(next, before).forEach(word -> pieces.add(new Piece.Word(word)));
                next = plain.size() - after;
                pieces.add(new Piece.Way(
                        slot, plain.subList(before, next), turned.subList(before, turned.size() - after)));
            }
        }
        plain.subList(next, plain.size()).forEach(word -> pieces.add(new Piece.Word(word)));
        return new MarkWindows(pieces);
    }

    private static List<String> words(Tokens tokens) {
        return tokens.count() == 0
                ? List.of()
                : Arrays.asList(tokens.normal(0, tokens.count()).split(" ", -1));
    }

    private static int prefix(List<String> left, List<String> right) {
        int shared = 0;
        while (shared < Math.min(left.size(), right.size()) && left.get(shared).equals(right.get(shared))) {
            shared++;
        }
        return shared;
    }

    private static int suffix(List<String> left, List<String> right, int prefix) {
        int shared = 0;
        int most = Math.min(left.size(), right.size()) - prefix;
        while (shared < most && left.get(left.size() - 1 - shared).equals(right.get(right.size() - 1 - shared))) {
            shared++;
        }
        return shared;
    }

    /** Returns the windows of the slots that have one, by number of the slot. */
    List<Window> all() {
        List<Window> windows = new ArrayList<>();
        for (int place = 0; place < pieces.size(); place++) {
            if (pieces.get(place) instanceof Piece.Way way) {
                window(place, way).ifPresent(windows::add);
            }
        }
        return windows;
    }

    /** The words around are taken where the fewest other slots stand among them. */
    private Optional<Window> window(int place, Piece.Way way) {
        Set<List<String>> best = Set.of();
        int bestBefore = 0;
        for (int before : BEFORE) {
            Set<List<String>> around = around(place, before);
            if (!around.isEmpty() && (best.isEmpty() || around.size() < best.size())) {
                best = around;
                bestBefore = before;
            }
        }
        if (best.isEmpty() || best.size() > COMBINATIONS_MAX) {
            return Optional.empty();
        }
        return Optional.of(
                new Window(way.slot(), within(best, bestBefore, way.first()), within(best, bestBefore, way.second())));
    }

    private static Set<List<String>> within(Set<List<String>> around, int before, List<String> way) {
        Set<List<String>> windows = new LinkedHashSet<>();
        for (List<String> words : around) {
            List<String> window = new ArrayList<>(words.subList(0, before));
            window.addAll(way);
            window.addAll(words.subList(before, words.size()));
            windows.add(window);
        }
        return windows;
    }

    /** Returns each run of words that may stand around a slot, so many before it and the rest after; none if the text is too short. */
    private Set<List<String>> around(int place, int before) {
        Set<List<String>> around = new LinkedHashSet<>();
        for (List<String> left : runs(place - 1, -1, before)) {
            List<String> inOrder = new ArrayList<>(left);
            Collections.reverse(inOrder);
            for (List<String> right : runs(place + 1, 1, AROUND - before)) {
                List<String> both = new ArrayList<>(inOrder);
                both.addAll(right);
                around.add(both);
            }
        }
        return around;
    }

    /** Returns the runs of words from a piece on in a direction, in the order met. */
    private Set<List<String>> runs(int place, int step, int count) {
        if (count <= 0) {
            return Set.of(List.of());
        }
        if (place < 0 || place >= pieces.size()) {
            return Set.of();
        }
        return switch (pieces.get(place)) {
            case Piece.Word word -> prefixed(List.of(word.word()), place + step, step, count);
            case Piece.Way way -> {
                Set<List<String>> runs =
                        new LinkedHashSet<>(prefixed(inStep(way.first(), step), place + step, step, count));
                runs.addAll(prefixed(inStep(way.second(), step), place + step, step, count));
                yield runs;
            }
        };
    }

    private Set<List<String>> prefixed(List<String> words, int next, int step, int count) {
        List<String> taken = words.subList(0, Math.min(count, words.size()));
        Set<List<String>> runs = new LinkedHashSet<>();
        for (List<String> rest : runs(next, step, count - taken.size())) {
            List<String> run = new ArrayList<>(taken);
            run.addAll(rest);
            runs.add(run);
        }
        return runs;
    }

    private static List<String> inStep(List<String> words, int step) {
        return step > 0 ? words : words.reversed();
    }
}
