package vigie;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.discover.Candidate;
import vigie.discover.Discovery;
import vigie.discover.Look;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.originals.FeedOriginal;
import vigie.store.Frontier;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * The owner's own site to originals: every page below its address that says when it was published. The rest of the site,
 * its imprint and its lists, is no work. A site is read in parts, so that a long past comes in over several looks.
 */
final class OwnersSite {
    /** Pages read in one look: with a second between them, under two minutes. */
    private static final int PAGES_MAX = 100;

    private static final Duration EVERY = Duration.ofHours(6);

    /** While pages wait, the next look is soon. */
    private static final Duration MORE = Duration.ofMinutes(10);

    /** What was read once is known, a work or not; the frontier only remembers it. */
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Discovery discovery;
    private final Fetcher fetcher;
    private final Extractor extractor;
    private final Store store;
    private final Clock clock;

    OwnersSite(House house) {
        this.discovery = house.discovery();
        this.fetcher = house.fetcher();
        this.extractor = house.extractor();
        this.store = house.store();
        this.clock = house.clock();
    }

    /** Reads what is new on the site, when it is due. */
    void refresh(Watchlist watchlist, URI address) {
        Source.Site site = new Source.Site(address, 0, PAGES_MAX, EVERY);
        SourceStatus status = store.sources().status(watchlist.name(), "originals " + site.key(), clock.instant());
        if (status.nextDue().isAfter(clock.instant())) {
            return;
        }
        Look look = discovery.site(site);
        Instant now = clock.instant();
        if (look.failure().isPresent()) {
            store.sources().failed(status, look.failure().get(), now, now.plus(EVERY));
            return;
        }
        List<Candidate> fresh = look.candidates().stream()
                .filter(page -> isBelow(page.url(), address))
                .filter(page -> store.frontier().find(page.url()).isEmpty())
                .filter(page -> store.originals()
                        .find(watchlist.name(), page.url().value())
                        .isEmpty()) // what the feed gave has a surer date and the bare text
                .toList();
        fresh.stream().limit(PAGES_MAX).forEach(page -> read(watchlist, status.key(), page));
        Duration wait = fresh.size() > PAGES_MAX ? MORE : EVERY;
        store.sources().looked(status, look, clock.instant(), clock.instant().plus(wait));
    }

    /** The address itself is a list of works, not one of them. */
    private static boolean isBelow(CanonicalUrl page, URI address) {
        return page.value().startsWith(address.toString())
                && page.value().length() > address.toString().length();
    }

    /** What could not be read stays unknown, and so is tried again. */
    private void read(Watchlist watchlist, String source, Candidate candidate) {
        if (!(fetcher.fetch(candidate.url(), Conditions.NONE) instanceof Outcome.Fetched fetched)) {
            return;
        }
        Page page = extractor.extract(fetched.capture());
        Instant now = clock.instant();
        if (page.published().isPresent()) {
            var item = new FeedOriginal.Item(candidate.url().uri(), candidate.title(), Optional.empty());
            store.originals().put(watchlist.name(), FeedOriginal.of(item, page, List.of(), now), now);
        }
        store.doInTransaction(() -> {
            store.frontier().add(candidate, watchlist.name(), source, now);
            Frontier.Read read = new Frontier.Read(
                    page.url(), Conditions.NONE, fetched.capture().body().sha256(), now);
            store.frontier().read(candidate.url(), read, now.plus(REMEMBERED), false);
        });
    }
}
