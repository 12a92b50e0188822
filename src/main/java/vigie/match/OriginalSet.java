package vigie.match;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigie.image.ImageFingerprint;
import vigie.image.ImageIndex;
import vigie.image.NumberedPictures;
import vigie.image.VideoComparison;
import vigie.image.VideoFingerprint;
import vigie.image.VideoIndex;
import vigie.match.WatchedOriginal.NamedFingerprint;
import vigie.match.WatchedOriginal.NamedVideo;
import vigie.text.Background;
import vigie.text.FingerprintFolder;
import vigie.text.NumberedTexts;
import vigie.text.OriginalTexts;
import vigie.watch.Watchlist;

/** All originals at one instant, prepared for matching. Immutable: another version of an original is another set. */
public final class OriginalSet {
    /** Originals that teach how common words are: two million words say as much as more would, and take a second. */
    private static final int SAMPLE_MAX = 20_000;

    private final Map<String, Watchlist> watchlists;
    private final List<WatchedOriginal> originals;
    private final Map<Integer, WatchedOriginal> byNumber;
    private final OriginalTexts texts;
    private final Likenesses likenesses;
    private final Map<Integer, Picture> pictures;
    private final ImageIndex imageIndex;
    private final List<Film> films;
    private final VideoIndex videoIndex;

    /** One picture of one original. */
    record Picture(WatchedOriginal original, NamedFingerprint image) {}

    /** One film of one original. */
    record Film(WatchedOriginal original, NamedVideo video) {}

    /**
     * Prepares originals in memory; how common words are is learned from the shipped background and from the originals
     * themselves.
     *
     * @param watchlists those the originals belong to, each once
     * @param originals each of one of the watchlists, else IllegalArgumentException; their order is that of a page's matches
     */
    public OriginalSet(List<Watchlist> watchlists, List<WatchedOriginal> originals) {
        this(
                byName(watchlists),
                List.copyOf(originals),
                numberedInOrder(originals),
                OriginalTexts::new,
                inOrder(originals),
                ImageIndex::new);
    }

    /**
     * Does the same with indexes that are kept, so that only originals that are new or changed are read.
     *
     * @param originals with ids of a letter and a number, which are the order of a page's matches
     * @param texts index brought up to date with them
     * @param pictures file of the index of their pictures, likewise; need not exist
     */
    public OriginalSet(
            List<Watchlist> watchlists, List<WatchedOriginal> originals, FingerprintFolder texts, Path pictures) {
        this(
                byName(watchlists),
                List.copyOf(originals),
                numberedById(originals),
                (numbered, background) -> new OriginalTexts(numbered, texts.update(numbered), background),
                byTheirNumbers(originals),
                numbered -> ImageIndex.kept(pictures, numbered));
    }

    private OriginalSet(
            Map<String, Watchlist> watchlists,
            List<WatchedOriginal> originals,
            Map<Integer, WatchedOriginal> byNumber,
            BiFunction<NumberedTexts, Background, OriginalTexts> indexed,
            Map<Integer, Picture> pictures,
            Function<NumberedPictures, ImageIndex> picturesIndexed) {
        NumberedTexts numbered = texts(byNumber);
        Background background = background(numbered);
        this.watchlists = watchlists;
        this.originals = originals;
        this.byNumber = byNumber;
        this.texts = indexed.apply(numbered, background);
        this.likenesses = Likenesses.of(originals, background);
        this.pictures = pictures;
        this.imageIndex = picturesIndexed.apply(new NumberedPictures(
                pictures.keySet().stream().mapToInt(Integer::intValue).toArray(),
                number -> Objects.requireNonNull(pictures.get(number))
                        .image()
                        .fingerprint()
                        .get()
                        .orElseThrow()));
        this.films = originals.stream()
                .flatMap(original -> original.videos().stream().map(video -> new Film(original, video)))
                .toList();
        this.videoIndex = new VideoIndex(
                films.stream().map(film -> film.video().fingerprint()).toList());
        originals.forEach(this::checkWatchlist);
    }

    /** The same originals, looked for otherwise. */
    private OriginalSet(OriginalSet other, OriginalTexts texts, Likenesses likenesses) {
        this.watchlists = other.watchlists;
        this.originals = other.originals;
        this.byNumber = other.byNumber;
        this.texts = texts;
        this.likenesses = likenesses;
        this.pictures = other.pictures;
        this.imageIndex = other.imageIndex;
        this.films = other.films;
        this.videoIndex = other.videoIndex;
    }

    private static Map<Integer, WatchedOriginal> numberedInOrder(List<WatchedOriginal> originals) {
        return IntStream.range(0, originals.size()).boxed().collect(Collectors.toMap(i -> i, originals::get));
    }

    private static Map<Integer, WatchedOriginal> numberedById(List<WatchedOriginal> originals) {
        return originals.stream()
                .collect(Collectors.toMap(
                        original -> Integer.valueOf(original.known().id().substring(1)), Function.identity()));
    }

    private static NumberedTexts texts(Map<Integer, WatchedOriginal> byNumber) {
        return new NumberedTexts(
                byNumber.keySet().stream().mapToInt(Integer::intValue).toArray(),
                number -> Objects.requireNonNull(byNumber.get(number))
                        .known()
                        .original()
                        .text());
    }

    private static Map<String, Watchlist> byName(List<Watchlist> watchlists) {
        return watchlists.stream().collect(Collectors.toUnmodifiableMap(Watchlist::name, Function.identity()));
    }

    private static Background background(NumberedTexts texts) {
        return Background.shipped().with(texts.sample(SAMPLE_MAX));
    }

    private static Map<Integer, Picture> inOrder(List<WatchedOriginal> originals) {
        Map<Integer, Picture> pictures = new HashMap<>();
        pictures(originals).forEach(picture -> pictures.put(pictures.size(), picture));
        return pictures;
    }

    private static Map<Integer, Picture> byTheirNumbers(List<WatchedOriginal> originals) {
        return pictures(originals)
                .collect(Collectors.toMap(picture -> picture.image().number(), Function.identity()));
    }

    private static Stream<Picture> pictures(List<WatchedOriginal> originals) {
        return originals.stream()
                .flatMap(original -> original.images().stream().map(image -> new Picture(original, image)));
    }

    private void checkWatchlist(WatchedOriginal original) {
        if (!watchlists.containsKey(original.known().watchlist())) {
            throw new IllegalArgumentException("no watchlist for "
                    + original.known().id() + ": " + original.known().watchlist());
        }
    }

    /** Returns a learner, which has read nothing yet, of what is commonplace among these originals. */
    public Commonplaces commonplaces() {
        return new Commonplaces(texts, likenesses.skeletons());
    }

    /**
     * Returns the same originals, with what is commonplace proving little or nothing.
     *
     * @param commonplaces learned for this set or for one made from it, else IllegalArgumentException; what it learns later
     *     is not seen
     */
    public OriginalSet without(Commonplaces commonplaces) {
        return new OriginalSet(
                this,
                texts.without(commonplaces.phrases()).with(commonplaces.words()),
                likenesses.without(commonplaces));
    }

    /** Returns the same originals, of which only the texts of some are looked for. */
    public OriginalSet among(Set<String> ids) {
        OriginalTexts some =
                texts.among(number -> ids.contains(original(number).known().id()));
        return new OriginalSet(this, some, likenesses);
    }

    Likenesses likenesses() {
        return likenesses;
    }

    /** Returns the original that a shared text names. */
    WatchedOriginal original(int number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    /** Returns the originals in the order given. */
    public List<WatchedOriginal> originals() {
        return originals;
    }

    OriginalTexts texts() {
        return texts;
    }

    Watchlist watchlist(WatchedOriginal original) {
        return Objects.requireNonNull(watchlists.get(original.known().watchlist()));
    }

    /** Returns the pictures of originals that a found one may show, at most {@code countMax}, likeliest first. */
    List<Picture> candidates(ImageFingerprint found, int countMax) {
        return imageIndex.candidates(found, countMax).stream()
                .map(number -> Objects.requireNonNull(pictures.get(number)))
                .toList();
    }

    /** Returns the films of originals of which a found one shows a stretch, at most {@code countMax}, likeliest first. */
    List<FilmShown> shownIn(VideoFingerprint found, int countMax) {
        return videoIndex.candidates(found, countMax).stream()
                .flatMap(place ->
                        videoIndex.compare(place, found) instanceof VideoComparison.Along along && along.verified()
                                ? Stream.of(new FilmShown(films.get(place), along))
                                : Stream.empty())
                .toList();
    }

    /** A film of an original and where a found one shows it. */
    record FilmShown(Film film, VideoComparison.Along along) {}
}
