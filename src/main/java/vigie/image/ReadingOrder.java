package vigie.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The order in which lines are read: by recursive cuts between them (XY-cut, Nagy and Seth 1984). Where a gutter runs
 * from top to bottom, what is left of it is read first; elsewhere what is above the widest gap. Lines that no cut parts,
 * such as those of a turned picture, stay in the order given.
 */
final class ReadingOrder {
    private ReadingOrder() {}

    /** Returns the lines in reading order. Cost: at worst the square of their number, of which there are some hundred. */
    static List<TextLine> of(List<TextLine> lines) {
        if (lines.size() < 2) {
            return lines;
        }
        Optional<List<List<TextLine>>> parted =
                parted(lines, TextLine::left, TextLine::right).or(() -> parted(lines, TextLine::top, TextLine::bottom));
        if (parted.isEmpty()) {
            return lines;
        }
        List<TextLine> ordered = new ArrayList<>();
        parted.get().forEach(part -> ordered.addAll(of(part)));
        return ordered;
    }

    /** Returns the lines before and after the widest gap, each in the order given, or empty if there is no gap. */
    private static Optional<List<List<TextLine>>> parted(
            List<TextLine> lines, ToIntFunction<TextLine> start, ToIntFunction<TextLine> end) {
        List<TextLine> rising = new ArrayList<>(lines);
        rising.sort(Comparator.comparingInt(start));
        int reached = end.applyAsInt(rising.getFirst());
        int widest = 0;
        int cut = 0;
        for (TextLine line : rising) {
            int gap = start.applyAsInt(line) - reached;
            if (gap > widest) {
                widest = gap;
                cut = start.applyAsInt(line);
            }
            reached = Math.max(reached, end.applyAsInt(line));
        }
        if (widest == 0) {
            return Optional.empty();
        }
        int from = cut;
        return Optional.of(List.of(
                lines.stream().filter(line -> start.applyAsInt(line) < from).toList(),
                lines.stream().filter(line -> start.applyAsInt(line) >= from).toList()));
    }
}
