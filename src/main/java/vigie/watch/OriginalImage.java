package vigie.watch;

import java.nio.file.Path;

/**
 * One picture of an original.
 *
 * @param name the file's name as the owner knows it
 * @param file where its bytes are kept
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record OriginalImage(String name, Path file, String sha256) {}
