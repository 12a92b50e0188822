package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.crawl.CrawlSettings;
import vigie.crawl.Fetcher;
import vigie.discover.Connectors;
import vigie.discover.Discovery;
import vigie.discover.PostReader;
import vigie.discover.Searches;
import vigie.discover.ServiceSettings;
import vigie.evidence.Environment;
import vigie.evidence.EvidenceStore;
import vigie.evidence.Journal;
import vigie.extract.Extractor;
import vigie.image.ImageWorker;
import vigie.index.PageIndex;
import vigie.notice.Mailer;
import vigie.originals.Exports;
import vigie.originals.OriginalFiles;
import vigie.store.Store;
import vigie.text.FingerprintFolder;
import vigie.text.NormalForm;
import vigie.text.Sketches;
import vigie.watch.Source;

/**
 * Everything Vigie is made of, built once by hand and closed together. Whoever has a house holds the data folder: a second
 * process is told so.
 */
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    /** How far before its last commit the index may lack pages: visits under way at that moment. */
    private static final Duration COMMIT_LEEWAY = Duration.ofMinutes(2);

    private final Configuration configuration;
    private final Pace pace;
    private final Clock clock;
    private final DataFolder folder;
    private final Store store;
    private final PageIndex index;
    private final FingerprintFolder fingerprints;
    private final Sketches sketches;
    private final Fetcher fetcher;
    private final Connectors connectors;
    private final Discovery discovery;
    private final Extractor extractor;
    private final ImageWorker worker;
    private final PictureReader pictures;
    private final VideoReader videos;
    private final OriginalFiles originalFiles;
    private final Exports exports;
    private final Journal journal;
    private final EvidenceStore evidence;
    private final Keeper keeper;
    private final Thumbnails thumbnails;
    private final Mailer mailer;

    /**
     * Opens the data folder and builds everything on it.
     *
     * @throws TakenException when another process has the folder
     */
    public House(Configuration configuration, CrawlSettings crawl, Pace pace, Clock clock, RandomGenerator random) {
        this(
                configuration,
                crawl,
                pace,
                clock,
                random,
                fetcher -> Connectors.of(fetcher, configuration.services(), clock));
    }

    /** @param connecting makes the interfaces to services, on the one way to the web */
    House(
            Configuration configuration,
            CrawlSettings crawl,
            Pace pace,
            Clock clock,
            RandomGenerator random,
            Function<Fetcher, Connectors> connecting) {
        this.configuration = configuration;
        this.pace = pace;
        this.clock = clock;
        Path data = configuration.data();
        this.folder = DataFolder.take(data);
        this.store = Store.open(data.resolve("vigie.db"), clock);
        store.frontier().releaseClaims();
        this.index = openIndex(data.resolve("index"));
        this.fingerprints = FingerprintFolder.open(data.resolve("fingerprints"));
        this.sketches = openSketches(data.resolve("sketches"));
        this.fetcher = new Fetcher(crawl, clock, random);
        fetcher.restore(store.hosts().pauses(clock.instant()));
        this.extractor = new Extractor();
        this.connectors = connecting.apply(fetcher);
        this.discovery = new Discovery(fetcher, connectors, extractor);
        this.worker = imageWorker(data);
        this.pictures = new PictureReader(fetcher, worker, store, clock);
        this.videos =
                new VideoReader(fetcher, worker, store, data.resolve("cache").resolve("videos"), clock);
        this.originalFiles = new OriginalFiles(extractor, data.resolve("originals"));
        this.exports = new Exports(extractor, data.resolve("originals"));
        this.journal = Journal.open(data.resolve("journal.jsonl"), clock);
        this.evidence = new EvidenceStore(data.resolve("evidence"), Environment.here(version()));
        evidence.removeUnfinished();
        this.keeper = new Keeper(evidence, journal, pictures, videos);
        this.thumbnails = new Thumbnails(worker, store);
        this.mailer = Mailer.of(configuration.mail(), data.resolve("mail"));
    }

    /** What the index lacks after a crash or damage is put back from what is stored, and said. */
    private PageIndex openIndex(Path path) {
        Instant committed = lastChange(path);
        PageIndex opened = PageIndex.open(path);
        if (opened.opening() != PageIndex.Opening.KEPT) {
            if (store.pages().count() > 0) {
                LOG.warn(
                        "The search index in {} was missing or damaged; it is rebuilt from {} stored pages.",
                        path,
                        store.pages().count());
            }
            committed = Instant.EPOCH;
        }
        Instant since = committed.minus(COMMIT_LEEWAY);
        store.pages().forEach((page, readAt) -> {
            if (readAt.isAfter(since)) {
                opened.add(page, readAt);
            }
        });
        opened.commit();
        return opened;
    }

    /** Sketches of pages that were stored but not committed here, or that were lost, are made again. */
    private Sketches openSketches(Path path) {
        Sketches opened = Sketches.open(path);
        store.pages().forEachVersion(version -> {
            if (!opened.holds(version.number(), version.content())) {
                store.pages()
                        .find(version.url())
                        .ifPresent(page ->
                                opened.add(version.number(), version.content(), NormalForm.tokens(page.text())));
            }
        });
        opened.commit();
        return opened;
    }

    private static Instant lastChange(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Instant.EPOCH;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Instant newest = Instant.EPOCH;
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                newest = changed.isAfter(newest) ? changed : newest;
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    /** How long to wait between seeing something and looking again. */
    public enum Pace {
        /** As long as the configuration says. */
        PATIENT,
        /** Not at all: for a round that ends. */
        AT_ONCE
    }

    /** Another process has the data folder; the message is its path. */
    public static final class TakenException extends RuntimeException {
        TakenException(Path data) {
            super(data.toString());
        }
    }

    /** Returns the image worker of a data folder; it is a process of its own and starts when there is something to do. */
    public static ImageWorker imageWorker(Path data) {
        return new ImageWorker(data.resolve("cache"));
    }

    /** Returns the version of the jar, or {@code dev} when run from classes. */
    static String version() {
        String version = House.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    Duration confirmAfter() {
        return pace == Pace.AT_ONCE ? Duration.ZERO : configuration.confirmAfter();
    }

    Configuration configuration() {
        return configuration;
    }

    Clock clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    PageIndex index() {
        return index;
    }

    FingerprintFolder fingerprints() {
        return fingerprints;
    }

    Sketches sketches() {
        return sketches;
    }

    Fetcher fetcher() {
        return fetcher;
    }

    Connectors connectors() {
        return connectors;
    }

    /** Reads a post of a network again. */
    PostReader posts() {
        return new PostReader(connectors.bluesky(), connectors.client());
    }

    Searches searches() {
        return connectors.searches();
    }

    Discovery discovery() {
        return discovery;
    }

    /** Returns how many calls of a service a day may have. */
    int budgetOf(String service) {
        ServiceSettings services = configuration.services();
        boolean shownPictures = Stream.of(Source.Pictures.Service.values())
                .anyMatch(shown -> shown.label().equals(service));
        return shownPictures ? services.picturesADay() : services.queriesADay();
    }

    Extractor extractor() {
        return extractor;
    }

    ImageWorker worker() {
        return worker;
    }

    VideoReader videos() {
        return videos;
    }

    /** Where the index of the originals' pictures is kept. */
    Path pictureIndex() {
        return configuration.data().resolve("pictures.index");
    }

    PictureReader pictures() {
        return pictures;
    }

    OriginalFiles originalFiles() {
        return originalFiles;
    }

    Exports exports() {
        return exports;
    }

    Journal journal() {
        return journal;
    }

    EvidenceStore evidence() {
        return evidence;
    }

    Keeper keeper() {
        return keeper;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    Mailer mailer() {
        return mailer;
    }

    @Override
    public void close() {
        fetcher.pauses().forEach(store.hosts()::put);
        worker.close();
        connectors.close();
        fetcher.close();
        index.close();
        sketches.commit();
        journal.close();
        store.close();
        folder.close();
    }
}
