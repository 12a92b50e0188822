package vigie.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vigie.evidence.Bundle;

/**
 * What is kept of a sighting, as its page lists it.
 *
 * @param bundle the bundle
 * @param files in it, by path
 */
public record EvidenceSheet(Bundle bundle, List<Kept> files) {
    public EvidenceSheet {
        files = List.copyOf(files);
    }

    /**
     * One file of a bundle.
     *
     * @param path within the bundle
     * @param bytes its size
     */
    public record Kept(String path, long bytes) {}

    /** Returns a bundle with the files it has on disk. */
    static EvidenceSheet of(Bundle bundle) {
        try (Stream<Path> paths = Files.walk(bundle.folder())) {
            return new EvidenceSheet(
                    bundle,
                    paths.filter(Files::isRegularFile)
                            .sorted()
                            .map(path ->
                                    new Kept(bundle.folder().relativize(path).toString(), size(path)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("evidence " + bundle.folder(), e);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
