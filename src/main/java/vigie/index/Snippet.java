package vigie.index;

import java.util.List;

/**
 * A few words of a page around what was found.
 *
 * @param text one line, at most {@code 240} units; empty when the page forbids quoting it
 * @param marks where the words asked for stand in {@code text}, by rising start
 */
public record Snippet(String text, List<Mark> marks) {
    /** Nothing to show. */
    static final Snippet EMPTY = new Snippet("", List.of());

    public Snippet {
        marks = List.copyOf(marks);
    }
}
