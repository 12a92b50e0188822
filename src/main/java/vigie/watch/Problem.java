package vigie.watch;

import java.nio.file.Path;

/**
 * Something wrong in a file that a person wrote, in that person's language.
 *
 * @param file the file
 * @param line from 1, or 0 when the whole file is meant
 * @param column from 1, or 0 when the whole line is meant
 * @param message what is wrong and what was expected
 * @param remedy what to do, for instance the nearest valid key; may be empty
 */
public record Problem(Path file, int line, int column, String message, String remedy) {}
