package vigie.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vigie.image.ImageFingerprint;
import vigie.image.ImageIndex;
import vigie.text.Background;
import vigie.text.NumberedTexts;
import vigie.text.OriginalTexts;
import vigie.text.Recurrence;
import vigie.watch.Watchlist;

/** All originals at one instant, prepared for matching. Immutable: another version of an original is another set. */
public final class OriginalSet {
    /** Originals that teach how common words are: two million words say as much as more would, and take a second. */
    private static final int SAMPLE_MAX = 20_000;

    private final Map<String, Watchlist> watchlists;
    private final List<WatchedOriginal> originals;
    private final OriginalTexts texts;
    private final List<Picture> pictures;
    private final ImageIndex imageIndex;

    /** One picture of one original. */
    record Picture(WatchedOriginal original, String name, ImageFingerprint fingerprint) {}

    /**
     * Prepares originals; how common words are is learned from the shipped background and from the originals themselves.
     *
     * @param watchlists those the originals belong to, each once
     * @param originals each of one of the watchlists, else IllegalArgumentException; their order is that of a page's matches
     */
    public OriginalSet(List<Watchlist> watchlists, List<WatchedOriginal> originals) {
        this(byName(watchlists), List.copyOf(originals), texts(originals));
    }

    private OriginalSet(Map<String, Watchlist> watchlists, List<WatchedOriginal> originals, OriginalTexts texts) {
        this.watchlists = watchlists;
        this.originals = originals;
        this.texts = texts;
        this.pictures = pictures(originals);
        this.imageIndex =
                new ImageIndex(pictures.stream().map(Picture::fingerprint).toList());
        originals.forEach(this::checkWatchlist);
    }

    private static Map<String, Watchlist> byName(List<Watchlist> watchlists) {
        return watchlists.stream().collect(Collectors.toUnmodifiableMap(Watchlist::name, Function.identity()));
    }

    private static OriginalTexts texts(List<WatchedOriginal> originals) {
        NumberedTexts texts = NumberedTexts.of(originals.stream()
                .map(original -> original.known().original().text())
                .toList());
        return new OriginalTexts(texts, background(texts));
    }

    private static Background background(NumberedTexts texts) {
        return Background.shipped().with(texts.sample(SAMPLE_MAX)::iterator);
    }

    private static List<Picture> pictures(List<WatchedOriginal> originals) {
        List<Picture> pictures = new ArrayList<>();
        for (WatchedOriginal original : originals) {
            original.images().forEach(image -> pictures.add(new Picture(original, image.name(), image.fingerprint())));
        }
        return List.copyOf(pictures);
    }

    private void checkWatchlist(WatchedOriginal original) {
        if (!watchlists.containsKey(original.known().watchlist())) {
            throw new IllegalArgumentException("no watchlist for "
                    + original.known().id() + ": " + original.known().watchlist());
        }
    }

    /** Returns a learner, which has read nothing yet, of the set phrases among these originals. */
    public Recurrence recurrence() {
        return texts.recurrence();
    }

    /**
     * Returns the same originals, with set phrases proving nothing on pages that hold little else.
     *
     * @param recurrence learned for this set or for one made from it, else IllegalArgumentException; what it learns later
     *     is not seen
     */
    public OriginalSet without(Recurrence recurrence) {
        return new OriginalSet(watchlists, originals, texts.without(recurrence));
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
                .map(pictures::get)
                .toList();
    }
}
