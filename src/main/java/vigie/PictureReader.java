package vigie;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.extract.Page;
import vigie.extract.PageImage;
import vigie.image.ImageReading;
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

    /** Pictures of a page in which words are looked for: each may cost a second. */
    private static final int WORDS_READ_MAX = 20;

    private final Fetcher fetcher;
    private final ImageWorker worker;
    private final PictureWords pictureWords;
    private final Store store;
    private final Clock clock;

    PictureReader(Fetcher fetcher, ImageWorker worker, Store store, Clock clock) {
        this.fetcher = fetcher;
        this.worker = worker;
        this.pictureWords = new PictureWords(worker);
        this.store = store;
        this.clock = clock;
    }

    /** Returns the pictures of a page; with {@code afresh} none is taken to be as it was. */
    PagePictures read(Page page, boolean afresh) {
        List<PageImageFingerprint> fingerprints = new ArrayList<>();
        Map<CanonicalUrl, String> words = new LinkedHashMap<>();
        Map<CanonicalUrl, Body> bytes = new HashMap<>();
        boolean whole = true;
        boolean wordsWhole = true;
        for (PageImage image : page.images().stream().limit(PER_PAGE_MAX).toList()) {
            boolean atHand = image.embedded().isPresent();
            boolean wordsWanted = words.size() < WORDS_READ_MAX;
            Optional<Picture> picture = afresh || atHand
                    ? fetch(image, bytes, wordsWanted)
                    : known(image.url()).or(() -> fetch(image, bytes, wordsWanted));
            picture.ifPresent(read -> note(image, read, fingerprints, words));
            whole &= picture.isPresent();
            wordsWhole &= picture.isPresent() || !hadWords(image.url());
        }
        return new PagePictures(fingerprints, words, bytes, whole, wordsWhole);
    }

    /** Returns the pictures of a page as far as they were read before; fetches nothing. */
    PagePictures remembered(Page page) {
        List<PageImageFingerprint> fingerprints = new ArrayList<>();
        Map<CanonicalUrl, String> words = new LinkedHashMap<>();
        page.images()
                .forEach(image -> store.pictures()
                        .find(image.url())
                        .ifPresent(picture -> note(image, picture, fingerprints, words)));
        return new PagePictures(fingerprints, words, Map.of(), true, true);
    }

    private boolean hadWords(CanonicalUrl url) {
        return store.pictures()
                .find(url)
                .filter(before -> !before.words().isEmpty())
                .isPresent();
    }

    private static void note(
            PageImage image,
            Picture picture,
            List<PageImageFingerprint> fingerprints,
            Map<CanonicalUrl, String> words) {
        picture.frames().forEach(frame -> fingerprints.add(new PageImageFingerprint(image, picture.sha256(), frame)));
        if (!picture.words().isEmpty()) {
            words.put(image.url(), picture.words());
        }
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
    private Optional<Picture> fetch(PageImage image, Map<CanonicalUrl, Body> bytes, boolean wordsWanted) {
        Optional<Body> body = bytes(image);
        body.ifPresent(found -> bytes.put(image.url(), found));
        Optional<Picture> picture = body.flatMap(found -> read(image.url(), found, wordsWanted));
        picture.ifPresent(store.pictures()::put);
        return picture;
    }

    private Optional<Picture> read(CanonicalUrl url, Body body, boolean wordsWanted) {
        byte[] bytes = body.toByteArray();
        return switch (worker.readFound(bytes)) {
            case ImageReading.Fingerprinted read -> {
                String words = wordsWanted ? pictureWords.of(bytes) : "";
                yield Optional.of(new Picture(url, body.sha256(), clock.instant(), read.frames(), "", words));
            }
            case ImageReading.SetAside aside ->
                Optional.of(without(url, body, aside.why().name()));
            case ImageReading.Unreadable unreadable ->
                unreadable.trouble().isWorkersFault()
                        ? Optional.empty()
                        : Optional.of(without(url, body, unreadable.trouble().label()));
        };
    }

    private Picture without(CanonicalUrl url, Body body, String reason) {
        return new Picture(url, body.sha256(), clock.instant(), List.of(), reason, "");
    }
}
