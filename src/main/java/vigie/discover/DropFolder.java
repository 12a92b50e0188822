package vigie.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;

/**
 * A folder of pages, documents and pictures that a person saved. Only regular files inside it count: no symbolic link is
 * followed, and none leads out.
 */
public final class DropFolder {
    /** Folders within the folder; a person sorts, a program nests. */
    private static final int DEPTH_MAX = 8;

    private static final Set<String> SUFFIXES =
            Set.of("html", "htm", "mhtml", "pdf", "png", "jpg", "jpeg", "gif", "webp", "txt");

    private final Path folder;

    public DropFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Returns the files that can be read, sorted by name; a folder that is not there is the caller's to notice. */
    List<Candidate> candidates() {
        try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
            return files.filter(this::isReadable)
                    .sorted()
                    .flatMap(file -> CanonicalUrl.parse(file.toUri().toString()).stream()
                            .map(url -> new Candidate(
                                    url, "drop", Optional.empty(), String.valueOf(file.getFileName()), 0)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the folder is there. */
    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Returns whether a file is one of the folder's that may be read: regular, of a known kind, and not reached by a link. */
    public boolean holds(Path file) {
        return isReadable(file);
    }

    private boolean isReadable(Path file) {
        return file.normalize().startsWith(folder)
                && SUFFIXES.contains(suffix(file))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !isHidden(folder.relativize(file))
                && isInside(file);
    }

    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** A folder on the way may be a symbolic link. */
    private boolean isInside(Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static String suffix(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
