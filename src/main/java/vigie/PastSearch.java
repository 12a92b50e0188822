package vigie;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.evidence.Material;
import vigie.extract.Page;
import vigie.finding.Observation;
import vigie.image.ImageComparer;
import vigie.index.PageIndex;
import vigie.match.PageMedia;
import vigie.store.FrontierEntry;
import vigie.store.Store;
import vigie.text.NormalForm;
import vigie.text.Sketches;
import vigie.text.Tokens;
import vigie.watch.KnownOriginal;

/**
 * Searches for new originals and briefs in all that was already read. What is found there is a first look; the page is made due, and that
 * visit is the second.
 */
final class PastSearch {
    /** Pages compared in full for one original: what the index finds beyond these shares hardly anything. */
    private static final int CANDIDATES_MAX = 200;

    private final PageIndex index;
    private final Sketches sketches;
    private final ImageComparer comparer;
    private final Pipeline pipeline;
    private final PictureReader pictures;
    private final VideoReader videos;
    private final Store store;
    private final Clock clock;

    PastSearch(House house, Pipeline pipeline) {
        this.index = house.index();
        this.sketches = house.sketches();
        this.comparer = house.worker();
        this.pictures = house.pictures();
        this.videos = house.videos();
        this.store = house.store();
        this.clock = house.clock();
        this.pipeline = pipeline;
    }

    /** Searches for every original and brief that was not yet; returns how many pages show something. */
    int search(Watched watched) {
        List<KnownOriginal> originals = watched.watchlists().keySet().stream()
                .flatMap(watchlist -> store.originals().unsearched(watchlist).stream())
                .filter(watched::holds)
                .toList();
        List<String> briefs = watched.watchlists().keySet().stream()
                .flatMap(watchlist -> store.briefs().unsearched(watchlist).stream())
                .filter(id -> watched.briefs().briefs().stream()
                        .anyMatch(brief -> brief.id().equals(id)))
                .toList();
        Set<String> ids = originals.stream().map(KnownOriginal::id).collect(Collectors.toSet());
        ids.addAll(briefs);
        Watched asked = watched.among(ids, comparer);
        int found = 0;
        for (FrontierEntry entry : candidates(originals, leaking(briefs, watched))) {
            found += compare(entry, ids, asked) ? 1 : 0;
        }
        briefs.forEach(id -> store.briefs().searched(id, clock.instant()));
        originals.forEach(original -> store.originals().searched(original.id(), clock.instant()));
        return found;
    }

    /**
     * Pages whose sketch or text may hold one of the originals, and, when one of them has pictures or films, all pages that show any.
     * The sketch meets what was copied word for word, however little of the page it is; the index what was reworded.
     */
    private List<FrontierEntry> candidates(List<KnownOriginal> originals, Set<CanonicalUrl> leaking) {
        Map<CanonicalUrl, FrontierEntry> candidates = new TreeMap<>();
        for (KnownOriginal original : originals) {
            Tokens tokens = NormalForm.tokens(original.original().text());
            for (int page : sketches.pages(tokens, CANDIDATES_MAX)) {
                store.pages()
                        .url(page)
                        .flatMap(store.frontier()::find)
                        .ifPresent(entry -> candidates.put(entry.url(), entry));
            }
        }
        Stream.concat(addresses(originals).stream(), leaking.stream())
                .flatMap(address -> store.frontier().answering(address).stream())
                .forEach(entry -> candidates.put(entry.url(), entry));
        return List.copyOf(candidates.values());
    }

    private Set<CanonicalUrl> addresses(List<KnownOriginal> originals) {
        Set<CanonicalUrl> addresses = new TreeSet<>();
        originals.forEach(original -> addresses.addAll(index.candidates(original.original(), CANDIDATES_MAX)));
        if (originals.stream()
                .map(KnownOriginal::original)
                .anyMatch(original ->
                        !original.images().isEmpty() || !original.videos().isEmpty())) {
            store.pages().forEach((page, readAt) -> {
                if (!page.images().isEmpty() || !page.videos().isEmpty()) {
                    addresses.add(page.url());
                }
            });
        }
        return addresses;
    }

    /** A brief has no words to ask the index for: every page read is looked through. */
    private Set<CanonicalUrl> leaking(List<String> briefs, Watched watched) {
        Set<CanonicalUrl> addresses = new TreeSet<>();
        if (!briefs.isEmpty()) {
            store.pages().forEach((page, readAt) -> {
                if (watched.briefs().match(NormalForm.tokens(page.text())).keySet().stream()
                        .anyMatch(brief -> briefs.contains(brief.id()))) {
                    addresses.add(page.url());
                }
            });
        }
        return addresses;
    }

    private boolean compare(FrontierEntry entry, Set<String> ids, Watched watched) {
        Optional<Page> page = store.pages().find(entry.url());
        Instant readAt = entry.lastVisit().orElse(clock.instant());
        List<Observation> seen = page.map(read -> past(entry, read, readAt, watched)).orElse(List.of()).stream()
                .filter(observation -> ids.contains(observation.originalId()))
                .toList();
        if (seen.isEmpty()) {
            return false;
        }
        store.doInTransaction(() -> {
            page.ifPresent(store.pages()::keepText);
            seen.forEach(store.cases()::observePast);
            store.frontier().lookAgain(entry.url(), clock.instant());
        });
        return true;
    }

    /** A page is stored with the words of its pictures. */
    private PageMedia remembered(Page page) {
        return new Media(pictures.remembered(page), videos.remembered(page)).page();
    }

    private List<Observation> past(FrontierEntry entry, Page page, Instant readAt, Watched watched) {
        Material remembered = new Material.Dropped(page.url(), "", "", Body.EMPTY, readAt);
        Reading reading = Reading.of(entry, remembered, page, readAt);
        return pipeline.observations(reading, remembered(page), watched).stream()
                .map(Observation::asFirstLook)
                .toList();
    }
}
