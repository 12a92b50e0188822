package vigie.watch;

/**
 * A place in a file that a person wrote.
 *
 * @param line from 1, or 0 when the whole file is meant
 * @param column from 1 in characters, or 0 when the whole line is meant
 */
public record Place(int line, int column) {
    /** The file as a whole. */
    public static final Place WHOLE_FILE = new Place(0, 0);
}
