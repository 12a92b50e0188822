package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.match.PageVideoFingerprint;

/**
 * The films of one page. Closing deletes their bytes.
 *
 * @param fingerprints of those that could be read, in order
 * @param files of those that were fetched or came with the page, by address
 * @param whole whether every film was read, so that what is not among them is not shown
 */
record PageVideos(List<PageVideoFingerprint> fingerprints, Map<CanonicalUrl, Path> files, boolean whole)
        implements AutoCloseable {
    /** No films. */
    static final PageVideos NONE = new PageVideos(List.of(), Map.of(), true);

    PageVideos {
        fingerprints = List.copyOf(fingerprints);
        files = Map.copyOf(files);
    }

    /** Returns the bytes of a film that is at hand. */
    Optional<Body> bytes(CanonicalUrl url) {
        return Optional.ofNullable(files.get(url)).map(file -> {
            try {
                return Body.of(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        });
    }

    @Override
    public void close() {
        for (Path file : files.values()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
    }
}
