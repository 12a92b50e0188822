package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.extract.Page;
import vigie.extract.PageVideo;
import vigie.image.ImageTrouble;
import vigie.image.ImageWorker;
import vigie.image.VideoReading;
import vigie.match.PageVideoFingerprint;
import vigie.store.Store;
import vigie.store.Video;

/**
 * Reads the films of a page: fetched politely like pages, up to a size, decoded in the worker from a file that is deleted
 * when the page was looked at, and known for a while afterwards.
 */
final class VideoReader {
    /** Bytes of a film that is fetched: a minute of a reel has 5 to 20 MB; longer films are not what is copied whole. */
    static final int BYTES_MAX = 32 << 20;

    /** How long a film's bytes are taken to be the same: each look costs the site all of them. */
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final Fetcher fetcher;
    private final ImageWorker worker;
    private final Store store;
    private final Path folder;
    private final Clock clock;

    /** @param folder for the bytes of films while they are looked at; what an earlier run left there is deleted */
    VideoReader(Fetcher fetcher, ImageWorker worker, Store store, Path folder, Clock clock) {
        this.fetcher = fetcher;
        this.worker = worker;
        this.store = store;
        this.folder = folder;
        this.clock = clock;
        empty(folder);
    }

    private static void empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    /** Returns the films of a page; with {@code afresh} none is taken to be as it was. */
    PageVideos read(Page page, boolean afresh) {
        List<PageVideoFingerprint> fingerprints = new ArrayList<>();
        Map<CanonicalUrl, Path> files = new HashMap<>();
        boolean whole = true;
        for (PageVideo video : page.videos()) {
            boolean atHand = video.embedded().isPresent();
            Optional<Video> read =
                    afresh || atHand ? fetch(video, files) : known(video.url()).or(() -> fetch(video, files));
            read.flatMap(known -> fingerprinted(video, known)).ifPresent(fingerprints::add);
            whole &= read.isPresent();
        }
        return new PageVideos(fingerprints, files, whole);
    }

    /** Returns the films of a page as far as they were read before; fetches nothing. */
    PageVideos remembered(Page page) {
        List<PageVideoFingerprint> fingerprints = page.videos().stream()
                .flatMap(video ->
                        store.videos().find(video.url()).flatMap(known -> fingerprinted(video, known)).stream())
                .toList();
        return new PageVideos(fingerprints, Map.of(), true);
    }

    private static Optional<PageVideoFingerprint> fingerprinted(PageVideo video, Video known) {
        return known.fingerprint().map(print -> new PageVideoFingerprint(video, known.sha256(), print));
    }

    /** Returns the bytes of a film, or empty when they cannot be had now. */
    Optional<Body> bytes(PageVideo video) {
        return video.embedded()
                .or(() -> fetched(video.url())
                        .filter(capture -> !capture.truncated())
                        .map(Capture::body));
    }

    private Optional<Capture> fetched(CanonicalUrl url) {
        return fetcher.fetchUpTo(url, BYTES_MAX) instanceof Outcome.Fetched fetched
                ? Optional.of(fetched.capture())
                : Optional.empty();
    }

    private Optional<Video> known(CanonicalUrl url) {
        Instant oldest = clock.instant().minus(KNOWN_FOR);
        return store.videos().find(url).filter(video -> video.readAt().isAfter(oldest));
    }

    /** What could not be had, or took the worker down, says nothing of the film and is not kept. */
    private Optional<Video> fetch(PageVideo video, Map<CanonicalUrl, Path> files) {
        Optional<Video> read;
        if (video.embedded().isPresent()) {
            read = read(video.url(), video.embedded().get(), files);
        } else {
            read = fetched(video.url())
                    .flatMap(capture -> capture.truncated()
                            ? Optional.of(unreadable(video.url(), capture.body(), ImageTrouble.TOO_MANY_BYTES.label()))
                            : read(video.url(), capture.body(), files));
        }
        read.ifPresent(store.videos()::put);
        return read;
    }

    private Optional<Video> read(CanonicalUrl url, Body body, Map<CanonicalUrl, Path> files) {
        Path file = write(url, body);
        files.put(url, file);
        return switch (worker.readVideo(file)) {
            case VideoReading.Fingerprinted read ->
                Optional.of(new Video(url, body.sha256(), clock.instant(), Optional.of(read.fingerprint()), ""));
            case VideoReading.SetAside aside ->
                Optional.of(unreadable(url, body, aside.why().name()));
            case VideoReading.Unreadable unreadable ->
                unreadable.trouble().isWorkersFault()
                        ? Optional.empty()
                        : Optional.of(unreadable(url, body, unreadable.trouble().label()));
        };
    }

    private Video unreadable(CanonicalUrl url, Body body, String reason) {
        return new Video(url, body.sha256(), clock.instant(), Optional.empty(), reason);
    }

    private Path write(CanonicalUrl url, Body body) {
        String name = Body.of(url.value().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .sha256();
        Path file = folder.resolve(name.substring(0, 16) + "-" + body.sha256().substring(0, 16));
        try {
            return Files.write(file, body.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
