package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.evidence.Bundle;
import vigie.finding.Case;
import vigie.image.ImageWorker;
import vigie.match.Match;
import vigie.notice.Thumbnail;
import vigie.watch.OriginalImage;

/** Small pictures of both sides of a case, made in the worker: a mail never holds a stranger's bytes. */
final class Thumbnails {
    /** Longest side in pixels: half a mail's width. */
    private static final int SIDE_MAX = 260;

    private final ImageWorker worker;

    Thumbnails(ImageWorker worker) {
        this.worker = worker;
    }

    /** Returns both sides of the main sighting when it is a picture, else none; one that cannot be read is left out. */
    List<Thumbnail> of(Case found, Optional<Bundle> bundle) {
        if (!(found.main().match() instanceof Match.Image match)) {
            return List.of();
        }
        List<Thumbnail> both = new ArrayList<>();
        found.original().stream()
                .flatMap(known -> known.original().images().stream())
                .filter(image -> image.name().equals(match.originalImage()))
                .map(OriginalImage::file)
                .findFirst()
                .flatMap(this::small)
                .ifPresent(jpeg ->
                        both.add(new Thumbnail("original", Thumbnail.Side.ORIGINAL, match.originalImage(), jpeg)));
        bundle.flatMap(kept -> foundPicture(kept, match))
                .flatMap(this::small)
                .ifPresent(jpeg -> both.add(
                        new Thumbnail("copy", Thumbnail.Side.PAGE, match.image().value(), jpeg)));
        return both;
    }

    /** Returns the file of a bundle that holds the picture a match speaks of, by its bytes. */
    static Optional<Path> foundPicture(Bundle bundle, Match.Image match) {
        Path folder = bundle.folder().resolve("images");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .filter(file -> Body.of(read(file)).sha256().equals(match.imageSha256()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a small JPEG of a picture file, or empty when it is not there or cannot be read. */
    Optional<Body> small(Path file) {
        return Files.isRegularFile(file)
                ? worker.thumbnail(read(file), SIDE_MAX).map(Body::of)
                : Optional.empty();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
