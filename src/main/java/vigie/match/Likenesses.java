package vigie.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import vigie.extract.Page;
import vigie.text.Background;
import vigie.text.Lexicon;
import vigie.text.OriginalSkeletons;
import vigie.text.Paraphrases;
import vigie.text.Reworded;
import vigie.text.SharedStructure;
import vigie.text.Skeleton;
import vigie.text.Tokens;
import vigie.text.Translated;
import vigie.text.Translations;
import vigie.text.Written;

/**
 * Originals prepared so that pages are found that are like them without having their words: reworded, translated, built
 * alike. Immutable.
 */
final class Likenesses {
    /**
     * Originals compared so, the last ones given: each costs some kilobytes and a page some microseconds. Copies of words
     * are looked for in all.
     */
    private static final int ORIGINALS_MAX = 20_000;

    private final List<WatchedOriginal> originals;
    private final Paraphrases paraphrases;
    private final Translations translations;
    private final OriginalSkeletons base;
    private final OriginalSkeletons skeletons;

    private Likenesses(
            List<WatchedOriginal> originals,
            Paraphrases paraphrases,
            Translations translations,
            OriginalSkeletons base,
            OriginalSkeletons skeletons) {
        this.originals = originals;
        this.paraphrases = paraphrases;
        this.translations = translations;
        this.base = base;
        this.skeletons = skeletons;
    }

    /** Prepares originals; {@code background} says how common words are. */
    static Likenesses of(List<WatchedOriginal> all, Background background) {
        List<WatchedOriginal> originals = List.copyOf(all.subList(Math.max(0, all.size() - ORIGINALS_MAX), all.size()));
        List<Written> written = originals.stream()
                .map(original -> original.known().original())
                .map(original -> Written.of(original.text(), original.language()))
                .toList();
        OriginalSkeletons skeletons = new OriginalSkeletons(originals.stream()
                .map(original -> Skeleton.of(original.known().original().text()))
                .toList());
        return new Likenesses(
                originals,
                new Paraphrases(written, background),
                new Translations(written, Lexicon.shipped(), background),
                skeletons,
                skeletons);
    }

    OriginalSkeletons skeletons() {
        return base;
    }

    /** Returns the same without the skeletons that are commonplace by now. */
    Likenesses without(Commonplaces commonplaces) {
        return new Likenesses(originals, paraphrases, translations, base, base.without(commonplaces.skeletons()));
    }

    /** One likeness with the original it is of. */
    record Likeness(WatchedOriginal original, Match match) {}

    /** Returns what a page is like: translations, rewordings, then structures, each by the order of its channel. */
    List<Likeness> in(Page page, Tokens tokens) {
        Written written = Written.of(page.text(), tokens, page.language());
        List<Likeness> likenesses = new ArrayList<>();
        add(likenesses, translations.in(written), Translated::original, this::match);
        add(likenesses, paraphrases.in(written), Reworded::original, this::match);
        add(likenesses, skeletons.sharedWith(Skeleton.of(page.text())), SharedStructure::original, this::match);
        return likenesses;
    }

    /** Returns the same for every original that was compared at all, however little agrees. */
    List<Match> measured(Page page, Tokens tokens) {
        Written written = Written.of(page.text(), tokens, page.language());
        List<Match> measured = new ArrayList<>();
        translations.measured(written).forEach(one -> measured.add(match(one)));
        paraphrases.measured(written).forEach(one -> measured.add(match(one)));
        skeletons.measuredWith(Skeleton.of(page.text())).forEach(one -> measured.add(match(one)));
        return measured;
    }

    private <T> void add(
            List<Likeness> likenesses, List<T> found, ToIntFunction<T> original, Function<T, Match> match) {
        found.forEach(one -> likenesses.add(new Likeness(originals.get(original.applyAsInt(one)), match.apply(one))));
    }

    private Match match(Translated found) {
        return new Match.Translation(id(found.original()), found.coverage(), found.passages());
    }

    private Match match(Reworded found) {
        return new Match.Paraphrase(id(found.original()), found.similarity(), found.passages());
    }

    private Match match(SharedStructure found) {
        return new Match.Structure(id(found.original()), found.score(), found.bits(), found.steps());
    }

    private String id(int original) {
        return originals.get(original).known().id();
    }
}
