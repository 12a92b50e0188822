package vigie.watch;

import java.nio.file.Path;

/**
 * One film of an original.
 *
 * @param name the file's name as the owner knows it
 * @param file where its bytes are kept
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record OriginalVideo(String name, Path file, String sha256) {}
