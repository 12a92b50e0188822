package vigie.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vigie.extract.Page;
import vigie.image.ImageComparer;
import vigie.text.NormalForm;
import vigie.text.Passage;
import vigie.text.SharedText;
import vigie.text.Skeleton;
import vigie.text.Span;
import vigie.text.Tokens;

/**
 * Matches pages against one set of originals: the same page gives the same matches in the same order, from any thread
 * (if the comparer of pictures may be called from any). Nothing is kept.
 */
public final class Matcher {
    private final OriginalSet originals;
    private final ImageMatching imageMatching;
    private final VideoMatching videoMatching;

    /**
     * Makes a matcher.
     *
     * @param originals what to look for
     * @param comparer lays one picture over another
     */
    public Matcher(OriginalSet originals, ImageComparer comparer) {
        this.originals = originals;
        this.imageMatching = new ImageMatching(originals, comparer);
        this.videoMatching = new VideoMatching(originals);
    }

    /**
     * Returns what a page has of the originals: texts in the order of the originals, what is only like one of them, then
     * pictures and films in the page's order.
     *
     * @param page as extracted
     * @param media its pictures and films, as many as were read
     */
    public List<Found> match(Page page, PageMedia media) {
        return match(page, NormalForm.tokens(page.text()), media);
    }

    /** Returns the same for a page whose words were made before: {@code tokens} are those of its text. */
    public List<Found> match(Page page, Tokens tokens, PageMedia media) {
        List<Found> found = new ArrayList<>(textsFound(page, tokens));
        found.addAll(likenessesFound(page, tokens, found));
        for (PageImageFingerprint image : media.images()) {
            imageMatching
                    .matches(image)
                    .forEach(match -> found.add(found(page, image.image().position(), match)));
        }
        for (PageVideoFingerprint video : media.videos()) {
            videoMatching
                    .matches(video)
                    .forEach(match -> found.add(found(page, video.video().position(), match)));
        }
        return List.copyOf(found);
    }

    private List<Found> textsFound(Page page, Tokens tokens) {
        List<SharedText> shared = originals.texts().sharedWith(tokens);
        if (shared.isEmpty()) {
            return List.of();
        }
        Quotations quotations = Quotations.of(page);
        return shared.stream().map(one -> found(page, tokens, quotations, one)).toList();
    }

    /**
     * A page that shares words of an original is told of for those, not for saying or building the same as well; a
     * translation that leaves some words as they are is still one.
     */
    private List<Found> likenessesFound(Page page, Tokens tokens, List<Found> shared) {
        Set<String> told = shared.stream().map(one -> one.match().original()).collect(Collectors.toSet());
        return originals.likenesses().in(page, tokens).stream()
                .filter(likeness -> likeness.match() instanceof Match.Translation
                        || !told.contains(likeness.match().original()))
                .map(likeness -> found(page, tokens, likeness))
                .toList();
    }

    private Found found(Page page, Tokens tokens, Likenesses.Likeness likeness) {
        List<Span> spans = likeness.match() instanceof Match.Aligned aligned
                ? aligned.passages().stream().map(Passage::candidate).toList()
                : List.of(new Span(0, page.text().length()));
        boolean credited = credit(likeness.original()).isGiven(page, spans);
        String key = likeness.match() instanceof Match.Structure structure
                ? ContentKey.ofStructure(Skeleton.of(page.text()), structure.steps())
                : ContentKey.ofSpans(tokens, spans);
        return new Found(likeness.match(), key, false, credited);
    }

    /** Returns the measures of every original that shares any three words with a page, be it enough for a match or not. */
    public List<TextMeasures> measures(Page page) {
        return originals.texts().measuredWith(NormalForm.tokens(page.text())).stream()
                .map(shared -> new TextMeasures(
                        original(shared).known().id(),
                        shared.containment(),
                        shared.containmentOfCandidate(),
                        shared.words(),
                        shared.bits()))
                .toList();
    }

    /** Returns how like a page is to originals, in every way that was measured, be it enough for a match or not. */
    public List<Match> likenessMeasures(Page page) {
        return originals.likenesses().measured(page, NormalForm.tokens(page.text()));
    }

    private Found found(Page page, Tokens tokens, Quotations quotations, SharedText shared) {
        WatchedOriginal original = original(shared);
        Match.Text match = new Match.Text(
                original.known().id(),
                shared.level(),
                shared.containment(),
                shared.containmentOfCandidate(),
                shared.words(),
                shared.bits(),
                shared.passages(),
                BlockOrder.of(original.known().original().text(), shared.passages()));
        List<Span> spans = match.passages().stream().map(Passage::candidate).toList();
        return new Found(
                match,
                ContentKey.of(tokens, match.passages()),
                quotations.holdAll(match.passages(), original.known().original().text()),
                credit(original).isGiven(page, spans));
    }

    /** A picture or film is never quoted: it is shown, with credit or without. Its content is its bytes. */
    private Found found(Page page, int position, Match.Shown match) {
        List<Span> spans = position < 0 ? List.of() : List.of(new Span(position, position));
        boolean credited = originals.originals().stream()
                .filter(original -> original.known().id().equals(match.original()))
                .anyMatch(original -> credit(original).isGiven(page, spans));
        return new Found(match, match.sha256(), false, credited);
    }

    private Credit credit(WatchedOriginal original) {
        return new Credit(originals.watchlist(original), original.known().original());
    }

    private WatchedOriginal original(SharedText shared) {
        return originals.original(shared.original());
    }
}
