package vigie;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vigie.extract.Page;
import vigie.image.ImageComparer;
import vigie.index.StandingQueries;
import vigie.match.BriefSet;
import vigie.match.Commonplaces;
import vigie.match.Matcher;
import vigie.match.OriginalSet;
import vigie.match.PageMedia;
import vigie.store.FrontierEntry;
import vigie.text.LeakRecurrence;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.KnownOriginal;
import vigie.watch.Right;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * All that is looked for at one moment: an immutable snapshot, swapped as a whole when watchlists or originals change.
 *
 * @param watchlists by name
 * @param originals by id
 * @param set the originals, prepared for matching
 * @param commonplaces learns from the pages read what is commonplace among them
 * @param matcher compares a page with them, as far as set phrases were known when this snapshot was made
 * @param briefs the confidential texts, as far as set phrases were known likewise
 * @param briefRecurrence learns from the pages read which of the briefs' phrases are set phrases
 * @param queries the standing queries of all watchlists
 * @param picturesWatched whether any original has a picture
 * @param videosWatched whether any original has a film
 */
record Watched(
        Map<String, Watchlist> watchlists,
        Map<String, KnownOriginal> originals,
        OriginalSet set,
        Commonplaces commonplaces,
        Matcher matcher,
        BriefSet briefs,
        LeakRecurrence briefRecurrence,
        StandingQueries queries,
        boolean picturesWatched,
        boolean videosWatched) {
    /** What a person added by hand is looked at as often as a page named in a watchlist. */
    private static final Duration ADDED_EVERY = Duration.ofHours(6);

    Watched {
        watchlists = Map.copyOf(watchlists);
        originals = Map.copyOf(originals);
    }

    /** Returns watchlists by name. */
    static Map<String, Watchlist> byName(List<Watchlist> watchlists) {
        return watchlists.stream().collect(Collectors.toMap(Watchlist::name, Function.identity()));
    }

    /** Learns what is commonplace from a page that was read; {@code tokens} are the words of its text. */
    void learn(Page page, Tokens tokens) {
        commonplaces.read(page, tokens);
        briefRecurrence.read(page.url().host(), tokens);
    }

    /** Returns the same with all that was learned so far to be commonplace proving little or nothing. */
    Watched learned(ImageComparer comparer) {
        Matcher learned = new Matcher(set.without(commonplaces), comparer);
        return new Watched(
                watchlists,
                originals,
                set,
                commonplaces,
                learned,
                briefs.without(briefRecurrence),
                briefRecurrence,
                queries,
                picturesWatched,
                videosWatched);
    }

    /** Returns the same, looking for the texts of some originals only. */
    Watched among(Set<String> ids, ImageComparer comparer) {
        OriginalSet some = set.without(commonplaces).among(ids);
        return new Watched(
                watchlists,
                originals,
                some,
                commonplaces,
                new Matcher(some, comparer),
                briefs,
                briefRecurrence,
                queries,
                picturesWatched,
                videosWatched);
    }

    /** Returns whether a page's words show anything that is looked for: a text, a brief, a mention. */
    boolean resembles(Page page) {
        Tokens tokens = NormalForm.tokens(page.text());
        return !matcher.match(page, tokens, PageMedia.NONE).isEmpty()
                || !briefs.match(tokens).isEmpty()
                || !queries.in(page).isEmpty();
    }

    /** Returns whether this snapshot looks for an original in this very version. */
    boolean holds(KnownOriginal original) {
        KnownOriginal held = originals.get(original.id());
        return held != null
                && held.original().sha256().equals(original.original().sha256());
    }

    /** Returns the original of an id that a match named. */
    KnownOriginal original(String id) {
        return Objects.requireNonNull(originals.get(id), id);
    }

    /** Returns the watchlist of that name. */
    Watchlist watchlist(String name) {
        return Objects.requireNonNull(watchlists.get(name), name);
    }

    /** Returns the watchlists that ask a standing query, by name. */
    List<Watchlist> asking(String query) {
        return watchlists.values().stream()
                .filter(watchlist -> watchlist.mentions().contains(query))
                .sorted(Comparator.comparing(Watchlist::name))
                .toList();
    }

    /** Returns the right by which the pages of a URL's source are compared though they reserve themselves, if there is one. */
    Optional<Right> rightOf(FrontierEntry entry) {
        return Optional.ofNullable(watchlists.get(entry.watchlist()))
                .map(list -> list.rights().get(entry.source()));
    }

    /** Returns the source that named a URL, or empty when its watchlist no longer has it. */
    Optional<Source> sourceOf(FrontierEntry entry) {
        Optional<Watchlist> list = Optional.ofNullable(watchlists.get(entry.watchlist()));
        if (entry.source().equals(SavedFiles.ADDED)) {
            return list.map(known -> new Source.Page(entry.url().uri(), ADDED_EVERY));
        }
        return list.flatMap(watchlist -> watchlist.sources().stream()
                .filter(source -> source.key().equals(entry.source()))
                .findFirst());
    }
}
