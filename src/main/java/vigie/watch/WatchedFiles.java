package vigie.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells when files of a few folders have changed, by comparing names, sizes and times with the last look: this works on
 * network folders too, where the system sends no signals. Folders below are not looked into.
 *
 * <p>Not safe for several threads.
 */
public final class WatchedFiles {
    private record Mark(long size, FileTime modified) {}

    private final List<Path> folders;
    private Map<Path, Mark> last = Map.of();

    /** @param folders need not exist; one that appears is a change */
    public WatchedFiles(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Returns whether anything changed since the last call; the first call says so when there is any file. */
    public boolean changed() {
        Map<Path, Mark> now = new TreeMap<>();
        folders.forEach(folder -> look(folder, now));
        boolean changed = !now.equals(last);
        last = now;
        return changed;
    }

    private static void look(Path folder, Map<Path, Mark> marks) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                look(file).ifPresent(mark -> marks.put(file, mark));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Optional<Mark> look(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Mark(attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            // Gone between the listing and this look, as when an editor replaces a file.
            return Optional.empty();
        }
    }
}
