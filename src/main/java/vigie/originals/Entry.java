package vigie.originals;

import java.util.Locale;

/**
 * A file in an archive.
 *
 * @param path with slashes, never leading out of the archive
 * @param size bytes as the archive says, or -1; not to be relied upon
 * @param source where the archive finds its bytes
 */
record Entry(String path, long size, EntrySource source) {
    /** Returns the name without its folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the name without folders and ending. */
    String stem() {
        return name().replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
    }

    /** Returns whether the whole path, in lower case, fits a pattern; folders above it do not matter. */
    boolean fits(String pattern) {
        return path.toLowerCase(Locale.ROOT).matches("(?:.*/)?(?:" + pattern + ")");
    }
}
