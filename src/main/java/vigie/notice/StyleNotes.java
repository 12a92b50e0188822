package vigie.notice;

import java.util.List;

/**
 * What a digest says of ways of writing: which accounts write nearer to the owner than others do. A likeness of style accuses
 * nobody, so nothing else speaks of it.
 *
 * @param nearer accounts nearer than the others, by name
 * @param compared accounts with words enough to be compared
 * @param unsaid of these, for how many nothing can be said
 */
public record StyleNotes(List<String> nearer, int compared, int unsaid) {
    /** Nothing was compared. */
    public static final StyleNotes NONE = new StyleNotes(List.of(), 0, 0);

    public StyleNotes {
        nearer = List.copyOf(nearer);
    }
}
