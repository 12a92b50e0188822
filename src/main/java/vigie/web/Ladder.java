package vigie.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vigie.text.Rung;
import vigie.text.SharedStructure.Step;
import vigie.text.Skeleton;

/**
 * Two structures side by side, as two ladders: rungs that stand for one another share a row.
 *
 * @param rows from top to bottom
 */
public record Ladder(List<Row> rows) {
    /** UTF-16 units of a rung's text that are shown: enough to recognize the line. */
    private static final int BEGINNING_MAX = 60;

    /** Widths that the bar of a rung can have. */
    private static final int WIDTH_MAX = 9;

    public Ladder {
        rows = List.copyOf(rows);
    }

    /** One row; a side is empty when its ladder has no rung there. */
    public record Row(Optional<Shown> mine, Optional<Shown> theirs) {}

    /**
     * A rung as shown.
     *
     * @param rung what it is
     * @param beginning its first words
     */
    public record Shown(Rung rung, String beginning) {
        /** Returns how long its bar is, 1…9: each step is about twice as many words. */
        public int width() {
            return Math.clamp(Math.round(rung.doublings()), 1, WIDTH_MAX);
        }
    }

    /** Returns the ladders of two texts; of the page's only the part from the first step to the last. */
    static Ladder of(String original, String page, List<Step> steps) {
        List<Shown> mine = shown(original);
        List<Shown> theirs = shown(page);
        List<Row> rows = new ArrayList<>();
        int nextMine = 0;
        int nextTheirs = steps.isEmpty() ? 0 : steps.getFirst().candidate();
        for (Step step : steps) {
            for (; nextMine < step.original(); nextMine++) {
                rows.add(new Row(at(mine, nextMine), Optional.empty()));
            }
            for (; nextTheirs < step.candidate(); nextTheirs++) {
                rows.add(new Row(Optional.empty(), at(theirs, nextTheirs)));
            }
            rows.add(new Row(at(mine, nextMine++), at(theirs, nextTheirs++)));
        }
        for (; nextMine < mine.size(); nextMine++) {
            rows.add(new Row(at(mine, nextMine), Optional.empty()));
        }
        return new Ladder(rows);
    }

    private static Optional<Shown> at(List<Shown> ladder, int rung) {
        return rung < ladder.size() ? Optional.of(ladder.get(rung)) : Optional.empty();
    }

    private static List<Shown> shown(String text) {
        return Skeleton.of(text).rungs().stream()
                .map(rung -> new Shown(rung, beginning(rung.span().of(text))))
                .toList();
    }

    private static String beginning(String text) {
        if (text.length() <= BEGINNING_MAX) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(BEGINNING_MAX)) ? BEGINNING_MAX - 1 : BEGINNING_MAX;
        return text.substring(0, end) + "…";
    }
}
