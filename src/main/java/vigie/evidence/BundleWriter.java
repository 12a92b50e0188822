package vigie.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Puts files into a folder, each forced to the disk, and remembers what it put. Not thread-safe. */
final class BundleWriter {
    private final Path folder;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    BundleWriter(Path folder) {
        this.folder = folder;
    }

    /** Returns what was put so far, in the order it was put. */
    List<Manifest.Entry> entries() {
        return List.copyOf(entries);
    }

    void put(String path, String mediaType, Manifest.Role role, String text) throws IOException {
        put(path, mediaType, role, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    void put(String path, String mediaType, Manifest.Role role, InputStream bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.copy(bytes, file);
        force(file);
        entries.add(new Manifest.Entry(path, Files.size(file), Sha256.of(file), mediaType, role));
    }

    /** Forces every folder's list of names to the disk, this one last. */
    void finish() throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path inner : walk.filter(Files::isDirectory)
                    .sorted((a, b) -> b.compareTo(a))
                    .toList()) {
                force(inner);
            }
        }
    }

    /** Forces a file's bytes, or a folder's names, to the disk. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
