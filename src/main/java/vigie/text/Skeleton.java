package vigie.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The structure of a text: its rungs from top to bottom. Read from plain text alone, so that a post stored as text and a page
 * taken from HTML give the same.
 *
 * <p>A line is a rung, save that a long line followed at once by one that begins with a small letter goes on: text wrapped at
 * a fixed width.
 *
 * @param rungs by position in the text
 */
public record Skeleton(List<Rung> rungs) {
    /** Rungs looked at: the main text of a long article; more costs time by the square. */
    public static final int RUNGS_MAX = 400;

    /** UTF-16 units from which a line may have been wrapped by a program: they wrap at 60 to 80. */
    private static final int WRAPPED_UNITS_MIN = 55;

    private static final int WRAPPED_UNITS_MAX = 100;

    public Skeleton {
        rungs = List.copyOf(rungs);
    }

    /** Returns the structure of a text, its first {@value #RUNGS_MAX} rungs; none for a blank text. */
    public static Skeleton of(String text) {
        List<Rung> rungs = new ArrayList<>();
        for (int start = 0; start < text.length() && rungs.size() < RUNGS_MAX; ) {
            int end = paragraphEnd(text, start);
            RungReading.read(text, new Span(start, end)).ifPresent(rungs::add);
            start = end + 1;
        }
        return new Skeleton(rungs);
    }

    /** Returns the number of rungs. */
    public int size() {
        return rungs.size();
    }

    private static int paragraphEnd(String text, int start) {
        int lineStart = start;
        int end = lineEnd(text, lineStart);
        while (isWrapped(text, lineStart, end)) {
            lineStart = end + 1;
            end = lineEnd(text, lineStart);
        }
        return end;
    }

    private static boolean isWrapped(String text, int start, int end) {
        int length = end - start;
        return length >= WRAPPED_UNITS_MIN
                && length <= WRAPPED_UNITS_MAX
                && end + 1 < text.length()
                && Character.isLowerCase(text.codePointAt(end + 1));
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
