package vigie;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.extract.Page;
import vigie.extract.PageImage;
import vigie.image.ImageReading;
import vigie.image.ImageTrouble;
import vigie.image.ImageWorker;
import vigie.match.PageImageFingerprint;
import vigie.store.Picture;
import vigie.store.Store;

/** Reads the pictures of a page: fetched politely like pages, decoded in the worker, and known for a while afterwards. */
final class PictureReader {
    /** Pictures read of one page: a gallery, not a catalogue. */
    private static final int PER_PAGE_MAX = 50;

    /** How long a picture's bytes are taken to be the same. */
    private static final Duration KNOWN_FOR = Duration.ofDays(7);

    private static final Set<ImageTrouble> WORKERS_FAULT =
            EnumSet.of(ImageTrouble.WORKER_CRASHED, ImageTrouble.TIMED_OUT);

    private final Fetcher fetcher;
    private final ImageWorker worker;
    private final Store store;
    private final Clock clock;

    PictureReader(Fetcher fetcher, ImageWorker worker, Store store, Clock clock) {
        this.fetcher = fetcher;
        this.worker = worker;
        this.store = store;
        this.clock = clock;
    }

    /** Returns the pictures of a page; with {@code afresh} none is taken to be as it was. */
    PagePictures read(Page page, boolean afresh) {
        List<PageImageFingerprint> fingerprints = new ArrayList<>();
        Map<CanonicalUrl, Body> bytes = new HashMap<>();
        boolean whole = true;
        for (PageImage image : page.images().stream().limit(PER_PAGE_MAX).toList()) {
            boolean atHand = image.embedded().isPresent();
            Optional<Picture> picture =
                    afresh || atHand ? fetch(image, bytes) : known(image.url()).or(() -> fetch(image, bytes));
            picture.flatMap(read ->
                            read.fingerprint().map(print -> new PageImageFingerprint(image, read.sha256(), print)))
                    .ifPresent(fingerprints::add);
            whole &= picture.isPresent();
        }
        return new PagePictures(fingerprints, bytes, whole);
    }

    /** Returns the pictures of a page as far as they were read before; fetches nothing. */
    PagePictures remembered(Page page) {
        List<PageImageFingerprint> fingerprints = page.images().stream()
                .flatMap(image -> store.pictures().find(image.url()).stream()
                        .flatMap(picture -> picture.fingerprint().stream()
                                .map(print -> new PageImageFingerprint(image, picture.sha256(), print))))
                .toList();
        return new PagePictures(fingerprints, Map.of(), true);
    }

    /** Returns the bytes of a picture, or empty when they cannot be had now. */
    Optional<Body> bytes(PageImage image) {
        return image.embedded()
                .or(() -> fetcher.fetch(image.url(), Conditions.NONE) instanceof Outcome.Fetched fetched
                        ? Optional.of(fetched.capture().body())
                        : Optional.empty());
    }

    private Optional<Picture> known(CanonicalUrl url) {
        Instant oldest = clock.instant().minus(KNOWN_FOR);
        return store.pictures().find(url).filter(picture -> picture.readAt().isAfter(oldest));
    }

    /** What could not be had, or took the worker down, says nothing of the picture and is not kept. */
    private Optional<Picture> fetch(PageImage image, Map<CanonicalUrl, Body> bytes) {
        Optional<Body> body = bytes(image);
        body.ifPresent(found -> bytes.put(image.url(), found));
        Optional<Picture> picture = body.flatMap(found -> read(image.url(), found));
        picture.ifPresent(store.pictures()::put);
        return picture;
    }

    private Optional<Picture> read(CanonicalUrl url, Body body) {
        Instant now = clock.instant();
        return switch (worker.readFound(body.toByteArray())) {
            case ImageReading.Fingerprinted read ->
                Optional.of(new Picture(url, body.sha256(), now, Optional.of(read.fingerprint()), ""));
            case ImageReading.SetAside aside ->
                Optional.of(new Picture(
                        url, body.sha256(), now, Optional.empty(), aside.why().name()));
            case ImageReading.Unreadable unreadable ->
                WORKERS_FAULT.contains(unreadable.trouble())
                        ? Optional.empty()
                        : Optional.of(new Picture(
                                url,
                                body.sha256(),
                                now,
                                Optional.empty(),
                                unreadable.trouble().label()));
        };
    }
}
