package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.image.ImageWorker;
import vigie.match.Match;

/** Writes pictures that show where a picture of an original lies in one found, and what was changed. */
final class Overlays {
    private final Path originals;
    private final Path candidates;
    private final Extractor extractor;
    private final ImageWorker worker;

    /** @param originals and candidates the folders, or the files, that were compared */
    Overlays(Path originals, Path candidates, Extractor extractor, ImageWorker worker) {
        this.originals = originals;
        this.candidates = candidates;
        this.extractor = extractor;
        this.worker = worker;
    }

    /** Writes one into a folder, under both names; returns its file, or empty for pictures within archives. */
    Optional<Path> write(Comparison.Pair pair, Match.Image match, Path folder) {
        Optional<Body> ours = picture(originals, pair.original(), match.originalImage());
        Optional<Body> theirs =
                picture(candidates, pair.candidate(), match.image().value());
        return ours.flatMap(one -> theirs.flatMap(other -> worker.overlay(one.toByteArray(), other.toByteArray())))
                .map(jpeg -> write(folder.resolve(fileName(pair)), jpeg));
    }

    private Optional<Body> picture(Path root, String name, String url) {
        Path file = Files.isDirectory(root) ? root.resolve(name) : root;
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Page page = extractor.extract(name, Body.of(Files.readAllBytes(file)), Comparison.address(name));
            return page.images().stream()
                    .filter(image -> image.url().value().equals(url))
                    .flatMap(image -> image.embedded().stream())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String fileName(Comparison.Pair pair) {
        return (pair.original() + "--" + pair.candidate()).replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".jpg";
    }

    private static Path write(Path file, byte[] jpeg) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
