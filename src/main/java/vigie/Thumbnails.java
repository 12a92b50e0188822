package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.evidence.Bundle;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.image.ImageWorker;
import vigie.match.Match;
import vigie.notice.Thumbnail;
import vigie.store.Store;
import vigie.watch.Original;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalVideo;
import vigie.web.Bitmap;
import vigie.web.Picturing;

/** Small pictures of both sides of a case, made in the worker: a mail or page never holds a stranger's bytes. */
final class Thumbnails implements Picturing {
    /** Longest side in pixels: half a mail's width. */
    private static final int SIDE_MAX = 260;

    private final ImageWorker worker;
    private final Store store;

    Thumbnails(ImageWorker worker, Store store) {
        this.worker = worker;
        this.store = store;
    }

    /** Returns what a mail shows of the main sighting: both sides in one picture, or apart; what cannot be read is left out. */
    List<Thumbnail> of(Case found) {
        Sighting main = found.main();
        if (!(main.match() instanceof Match.Shown match)) {
            return List.of();
        }
        Optional<Body> both = jpeg(found, main, Side.BOTH);
        if (both.isPresent()) {
            return List.of(new Thumbnail("both", Thumbnail.Side.BOTH, match.name(), both.get()));
        }
        List<Thumbnail> apart = new ArrayList<>();
        jpeg(found, main, Side.MINE)
                .ifPresent(jpeg -> apart.add(new Thumbnail("original", Thumbnail.Side.ORIGINAL, match.name(), jpeg)));
        jpeg(found, main, Side.THEIRS)
                .ifPresent(jpeg -> apart.add(
                        new Thumbnail("copy", Thumbnail.Side.PAGE, main.url().value(), jpeg)));
        return apart;
    }

    @Override
    public Set<Side> sides(Case theCase, Sighting sighting) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (sighting.match() instanceof Match.Shown match) {
            mine(theCase, match).ifPresent(file -> sides.add(Side.MINE));
            theirs(sighting, match).ifPresent(file -> sides.add(Side.THEIRS));
            if (sides.size() == 2 && match instanceof Match.Image) {
                sides.add(Side.BOTH);
            }
        }
        return sides;
    }

    @Override
    public Optional<Bitmap> picture(Case theCase, Sighting sighting, Side side) {
        return jpeg(theCase, sighting, side).map(jpeg -> new Bitmap("image/jpeg", jpeg.toByteArray()));
    }

    private Optional<Body> jpeg(Case theCase, Sighting sighting, Side side) {
        if (!(sighting.match() instanceof Match.Shown match)) {
            return Optional.empty();
        }
        return switch (side) {
            case MINE -> mine(theCase, match).flatMap(file -> small(file, match, true));
            case THEIRS -> theirs(sighting, match).flatMap(file -> small(file, match, false));
            case BOTH ->
                mine(theCase, match)
                        .filter(file -> match instanceof Match.Image)
                        .flatMap(ours ->
                                theirs(sighting, match).flatMap(theirs -> worker.overlay(read(ours), read(theirs))))
                        .map(Body::of);
        };
    }

    private Optional<Body> small(Path file, Match.Shown match, boolean ours) {
        return switch (match) {
            case Match.Image image -> worker.thumbnail(read(file), SIDE_MAX).map(Body::of);
            case Match.Video video -> {
                Match.Stretch stretch = ours ? video.inOriginal() : video.inFound();
                Duration middle = Duration.ofMillis(Math.round(500 * (stretch.start() + stretch.end())));
                yield worker.frame(file, middle, SIDE_MAX).map(Body::of);
            }
        };
    }

    private static Optional<Path> mine(Case theCase, Match.Shown match) {
        Optional<Original> original = theCase.original().map(known -> known.original());
        Stream<Path> images = original.stream()
                .flatMap(each -> each.images().stream())
                .filter(image -> image.name().equals(match.name()))
                .map(OriginalImage::file);
        Stream<Path> videos = original.stream()
                .flatMap(each -> each.videos().stream())
                .filter(video -> video.name().equals(match.name()))
                .map(OriginalVideo::file);
        return Stream.concat(images, videos).filter(Files::isRegularFile).findFirst();
    }

    /** The file of the bundle that holds the bytes a match speaks of. */
    private Optional<Path> theirs(Sighting sighting, Match.Shown match) {
        return store.evidence()
                .find(sighting.evidenceId())
                .map(Bundle::folder)
                .map(folder -> folder.resolve("images"))
                .filter(Files::isDirectory)
                .flatMap(folder -> withBytes(folder, match.sha256()));
    }

    private static Optional<Path> withBytes(Path folder, String sha256) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .filter(file -> Body.of(read(file)).sha256().equals(sha256))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
