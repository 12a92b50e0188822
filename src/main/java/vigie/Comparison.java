package vigie;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.extract.PageImage;
import vigie.extract.PageVideo;
import vigie.image.ImageFingerprint;
import vigie.image.ImageReading;
import vigie.image.ImageWorker;
import vigie.image.VideoFingerprint;
import vigie.image.VideoReading;
import vigie.match.Brief;
import vigie.match.BriefSet;
import vigie.match.Commonplaces;
import vigie.match.Match;
import vigie.match.Matcher;
import vigie.match.OriginalSet;
import vigie.match.PageImageFingerprint;
import vigie.match.PageMedia;
import vigie.match.PageVideoFingerprint;
import vigie.match.TextMeasures;
import vigie.match.WatchedOriginal;
import vigie.match.WatchedOriginal.NamedFingerprint;
import vigie.match.WatchedOriginal.NamedVideo;
import vigie.originals.BriefFiles;
import vigie.text.Background;
import vigie.text.CommonGrams;
import vigie.text.KeyedFingerprints;
import vigie.text.KeyedFingerprints.BlockText;
import vigie.text.NormalForm;
import vigie.text.SipHash;
import vigie.text.Tokens;
import vigie.watch.DigestTime;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.Watchlist;

/**
 * Files against files, without network, database or history: the same reading and matching as the daemon's. Originals are
 * named by their paths below the first argument, candidates by theirs below the second; entries of a ZIP by both paths.
 */
public final class Comparison implements AutoCloseable {
    /** Largest file or entry read. */
    private static final int BYTES_MAX = 50 << 20;

    private static final String LIST = "compare";

    private final Path candidates;
    private final Path originalFiles;
    private final Extractor extractor = new Extractor();
    private final ImageWorker worker;
    private final PictureWords pictureWords;

    /** Words of candidates' pictures by SHA-256: candidates are read twice, and words are slow to read. */
    private final Map<String, String> words = new HashMap<>();

    private final Set<LeftOut> leftOut = new LinkedHashSet<>();
    private final OriginalSet originals;
    private final BriefSet briefs;

    /** Words in pictures are read only when an original or brief has words to compare them with. */
    private final boolean wordsWanted;

    /** @param key makes the originals confidential */
    private Comparison(Path originals, Path candidates, ImageWorker worker, Optional<SipHash> key) {
        this.candidates = candidates;
        this.originalFiles = originals;
        this.worker = worker;
        this.pictureWords = new PictureWords(worker);
        this.originals = new OriginalSet(List.of(nobody()), key.isPresent() ? List.of() : watched(originals));
        this.briefs = key.map(secret -> briefs(originals, secret))
                .orElseGet(() -> new BriefSet(List.of(), Map.of(), List.of()));
        this.wordsWanted = !briefs.briefs().isEmpty()
                || this.originals.originals().stream()
                        .anyMatch(
                                original -> !original.known().original().text().isBlank());
    }

    /** Reads the originals. */
    public static Comparison of(Path originals, Path candidates, Configuration configuration) {
        return new Comparison(originals, candidates, House.imageWorker(configuration.data()), Optional.empty());
    }

    /** Reads confidential originals: only fingerprints of their words are compared, under a key made for this run. */
    public static Comparison ofBriefs(Path briefs, Path candidates, Configuration configuration, SecureRandom random) {
        byte[] key = new byte[SipHash.KEY_BYTES];
        random.nextBytes(key);
        return new Comparison(
                briefs, candidates, House.imageWorker(configuration.data()), Optional.of(new SipHash(key)));
    }

    private List<WatchedOriginal> watched(Path originals) {
        List<WatchedOriginal> watched = new ArrayList<>();
        forEachFile(originals, (name, body) -> watched.add(original(name, body)));
        return watched;
    }

    private BriefSet briefs(Path files, SipHash key) {
        Map<String, BlockText> texts = new LinkedHashMap<>();
        forEachFile(files, (name, body) -> {
            Page page = read(name, BriefFiles.plain(name, body));
            noteUnreadable(name, page);
            texts.put(name, BriefFiles.text(page));
        });
        Background background = Background.shipped();
        CommonGrams common = CommonGrams.of(
                List.of(), texts.values().stream().map(BlockText::tokens).toList());
        List<Brief> briefs = texts.entrySet().stream()
                .map(text -> new Brief(
                        text.getKey(),
                        LIST,
                        text.getKey(),
                        Optional.empty(),
                        KeyedFingerprints.of(text.getValue(), key, background, common)))
                .toList();
        return new BriefSet(briefs, Map.of(LIST, key), List.of());
    }

    /** One match of one original with one candidate. */
    public record Pair(String original, String candidate, Match match) {}

    /** What was measured of one candidate, enough for a match or not: shared words, and likenesses without them. */
    public record Measures(List<TextMeasures> texts, List<Match> likenesses) {}

    /** Hears of each candidate once, in the order of their names; measuring costs as much as matching, and is done if asked. */
    @FunctionalInterface
    public interface Listener {
        void compared(String candidate, List<Pair> matches, Supplier<Measures> measures);
    }

    /**
     * A file, or a picture or film in one, that gave nothing to compare.
     *
     * @param reason as {@link MediaReasons} knows it; empty when there was neither text nor picture at all
     */
    public record LeftOut(String name, String reason) {}

    /** Returns what gave nothing to compare on both sides, as far as it was met. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /**
     * Writes a picture into a folder that shows where an original's picture lies in one found, and what was changed.
     *
     * @return its file; empty for pictures within archives
     */
    public Optional<Path> overlay(Pair pair, Match.Image match, Path folder) {
        return new Overlays(originalFiles, candidates, extractor, worker).write(pair, match, folder);
    }

    /** Compares every candidate with all originals, in two passes: the first learns what is commonplace among them. */
    public void forEachCandidate(Listener listener) {
        Commonplaces commonplaces = originals.commonplaces();
        forEachFile(candidates, (name, body) -> {
            Page page = readWithPictures(name, body);
            commonplaces.read(page, NormalForm.tokens(page.text()));
        });
        Matcher matcher = new Matcher(originals.without(commonplaces), worker);
        forEachFile(candidates, (name, body) -> {
            Page page = readWithPictures(name, body);
            noteUnreadable(name, page);
            Tokens tokens = NormalForm.tokens(page.text());
            List<Pair> pairs = Stream.concat(
                            matcher.match(page, tokens, media(name, page)).stream(),
                            briefs.match(tokens).values().stream())
                    .map(found -> new Pair(found.match().original(), name, found.match()))
                    .toList();
            listener.compared(name, pairs, () -> new Measures(matcher.measures(page), matcher.likenessMeasures(page)));
        });
    }

    private Page readWithPictures(String name, Body body) {
        Page page = read(name, body);
        return wordsWanted ? extractor.withWordsOfPictures(page, wordsOf(page)) : page;
    }

    private Map<CanonicalUrl, String> wordsOf(Page page) {
        Map<CanonicalUrl, String> found = new LinkedHashMap<>();
        for (PageImage image : page.images()) {
            image.embedded()
                    .map(body -> words.computeIfAbsent(body.sha256(), sha256 -> pictureWords.of(body.toByteArray())))
                    .filter(read -> !read.isEmpty())
                    .ifPresent(read -> found.put(image.url(), read));
        }
        return found;
    }

    private Page read(String name, Body body) {
        return extractor.extract(name, body, address(name));
    }

    private WatchedOriginal original(String name, Body body) {
        Page read = read(name, body);
        Page page = read.text().isBlank() ? extractor.withWordsOfPictures(read, wordsOf(read)) : read;
        List<NamedFingerprint> images = new ArrayList<>();
        for (PageImage image : page.images()) {
            frames(name, image, worker::readOriginal)
                    .forEach(print -> images.add(
                            new NamedFingerprint(image.url().value(), images.size(), () -> Optional.of(print))));
        }
        List<NamedVideo> videos = page.videos().stream()
                .flatMap(video -> fingerprint(name, video).map(print -> new NamedVideo(name, print)).stream())
                .toList();
        noteUnreadable(name, page);
        FirstPublished unknown =
                new FirstPublished(Instant.EPOCH, FirstPublished.Precision.YEAR, FirstPublished.Origin.FIRST_SEEN);
        Original original = new Original(
                name,
                name,
                Optional.empty(),
                unknown,
                page.language(),
                page.text(),
                List.of(),
                List.of(),
                body.sha256());
        return new WatchedOriginal(new KnownOriginal(name, LIST, original), images, videos);
    }

    private void noteUnreadable(String name, Page page) {
        if (page.text().isBlank() && page.images().isEmpty() && page.videos().isEmpty()) {
            leftOut.add(new LeftOut(name, ""));
        }
    }

    private PageMedia media(String name, Page page) {
        List<PageVideoFingerprint> videos = page.videos().stream()
                .flatMap(video -> fingerprint(name, video)
                        .map(print -> new PageVideoFingerprint(
                                video, video.embedded().map(Body::sha256).orElse(""), print))
                        .stream())
                .toList();
        return new PageMedia(images(name, page), videos);
    }

    private List<PageImageFingerprint> images(String name, Page page) {
        return page.images().stream()
                .flatMap(image -> frames(name, image, worker::readFound).stream()
                        .map(print -> new PageImageFingerprint(
                                image, image.embedded().map(Body::sha256).orElse(""), print)))
                .toList();
    }

    private Optional<VideoFingerprint> fingerprint(String name, PageVideo video) {
        return video.embedded().map(this::readVideo).flatMap(reading -> switch (reading) {
            case VideoReading.Fingerprinted read -> Optional.of(read.fingerprint());
            case VideoReading.SetAside aside -> without(name, aside.why().name());
            case VideoReading.Unreadable unreadable ->
                without(name, unreadable.trouble().label());
        });
    }

    private VideoReading readVideo(Body body) {
        try {
            Path file = Files.createTempFile("vigie-film", ".bin");
            try {
                return worker.readVideo(Files.write(file, body.toByteArray()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ImageFingerprint> frames(String name, PageImage image, Function<byte[], ImageReading> reading) {
        return image.embedded()
                .map(body -> reading.apply(body.toByteArray()))
                .flatMap(result -> switch (result) {
                    case ImageReading.Fingerprinted read -> Optional.of(read.frames());
                    case ImageReading.SetAside aside ->
                        without(name, aside.why().name());
                    case ImageReading.Unreadable unreadable ->
                        without(name, unreadable.trouble().label());
                })
                .orElse(List.of());
    }

    private <T> Optional<T> without(String name, String reason) {
        leftOut.add(new LeftOut(name, reason));
        return Optional.empty();
    }

    static CanonicalUrl address(String name) {
        return new CanonicalUrl("file:///compare/" + encoded(name));
    }

    private static String encoded(String name) {
        try {
            return new URI(null, null, "/" + name, null).getRawPath().substring(1);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("not a file name: " + name, e);
        }
    }

    /** A watchlist of nobody: no address is its own, nothing is allowed. */
    private static Watchlist nobody() {
        return new Watchlist(
                LIST,
                "",
                Locale.ENGLISH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                new DigestTime(DayOfWeek.MONDAY, LocalTime.NOON, ZoneOffset.UTC),
                List.of());
    }

    private void forEachFile(Path fileOrFolder, BiConsumer<String, Body> visitor) {
        Path absoluteRoot = fileOrFolder.toAbsolutePath().normalize();
        Path root = Files.isDirectory(fileOrFolder) ? absoluteRoot : absoluteRoot.resolveSibling("");
        try (Stream<Path> files = Files.walk(absoluteRoot)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    forEachEntryOf(file, name, visitor);
                } else if (Files.size(file) <= BYTES_MAX) {
                    visitor.accept(name, Body.of(Files.readAllBytes(file)));
                } else {
                    leftOut.add(new LeftOut(name, ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private void forEachEntryOf(Path zip, String name, BiConsumer<String, Body> visitor) {
        try {
            forEachEntry(zip, name, visitor);
        } catch (IOException e) {
            leftOut.add(new LeftOut(name, ""));
        }
    }

    private static void forEachEntry(Path zip, String name, BiConsumer<String, Body> visitor) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] bytes = entries.readNBytes(BYTES_MAX);
                    visitor.accept(name + "/" + entry.getName(), Body.of(bytes));
                }
            }
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
