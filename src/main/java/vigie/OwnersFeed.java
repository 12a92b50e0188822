package vigie;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.discover.FeedItem;
import vigie.discover.FeedLook;
import vigie.discover.FeedReader;
import vigie.discover.Look;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.originals.FeedOriginal;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.text.NormalForm;
import vigie.watch.Original;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * The owner's own feed to originals: the text that the feed itself carries when it is whole, else that of the item's page, which
 * may hold readers' comments besides. The first looks go back to the feed's oldest page. It is a source like others: asked
 * when due, conditionally, and told of when it breaks.
 */
final class OwnersFeed {
    /** New items taken at once. */
    private static final int ITEMS_MAX = 100;

    private static final Duration EVERY = Duration.ofHours(1);

    /** Fewer words are a summary more often than a post. */
    private static final int WHOLE_WORDS_MIN = 120;

    private static final Pattern CUT = Pattern.compile(
            "(?:\\[?(?:…|\\.\\.\\.)]?|lire la suite|read more|continue reading)\\W*$", Pattern.CASE_INSENSITIVE);

    /** WordPress shows this instead of a post that asks for a password. */
    private static final String LOCKED = "post-password-form";

    /** Says that the feed's past is in. */
    private static final Optional<String> PAST_READ = Optional.of("past read");

    private final FeedReader feeds;
    private final Fetcher fetcher;
    private final Extractor extractor;
    private final Store store;
    private final Clock clock;

    OwnersFeed(House house) {
        this.feeds = new FeedReader(house.fetcher());
        this.fetcher = house.fetcher();
        this.extractor = house.extractor();
        this.store = house.store();
        this.clock = house.clock();
    }

    /** Reads what is new in the feed, when it is due. */
    void refresh(Watchlist watchlist, URI address) {
        String key = "originals " + new Source.Feed(address, EVERY).key();
        SourceStatus status = store.sources().status(watchlist.name(), key, clock.instant());
        Optional<CanonicalUrl> url = CanonicalUrl.parse(address.toString());
        if (status.nextDue().isAfter(clock.instant())) {
            return;
        }
        if (url.isEmpty()) {
            failed(status, new Reason(Reason.Kind.URL_FORBIDDEN, address.toString()));
            return;
        }
        FeedLook feed = feeds.look(url.get(), status.bearings().conditions());
        if (feed.look().failure().isPresent()) {
            failed(status, feed.look().failure().get());
            return;
        }
        boolean pastRead = status.bearings().cursor().equals(PAST_READ);
        List<FeedItem> items =
                pastRead ? feed.items() : feeds.backfill(url.get()).items();
        boolean all = take(watchlist, items);
        Instant now = clock.instant();
        store.sources().looked(status, kept(feed.look(), all), now, now.plus(EVERY));
    }

    /** While an item is still to be read, the feed must not be passed over as unchanged. */
    private static Look kept(Look look, boolean all) {
        return all ? look.past(PAST_READ) : look.at(Conditions.NONE);
    }

    private void failed(SourceStatus status, Reason reason) {
        Instant now = clock.instant();
        store.sources().failed(status, reason, now, now.plus(EVERY));
    }

    /** Returns whether all that is new was taken. */
    private boolean take(Watchlist watchlist, List<FeedItem> items) {
        List<FeedItem> fresh = items.stream()
                .filter(item -> store.originals()
                        .find(watchlist.name(), item.url().value())
                        .isEmpty())
                .toList();
        boolean all = fresh.size() <= ITEMS_MAX;
        for (FeedItem item : fresh.stream().limit(ITEMS_MAX).toList()) {
            Optional<Page> page = whole(item);
            if (page.isEmpty()) {
                Outcome outcome = fetcher.fetch(item.url(), Conditions.NONE);
                page = outcome instanceof Outcome.Fetched fetched
                        ? Optional.of(extractor.extract(fetched.capture())).filter(read -> !isLocked(fetched))
                        : Optional.empty();
                all &= outcome instanceof Outcome.Fetched;
            }
            page.ifPresent(read -> store.originals().put(watchlist.name(), original(item, read), clock.instant()));
        }
        return all;
    }

    /** Returns the text that the feed itself carries, when it is whole. */
    private Optional<Page> whole(FeedItem item) {
        Body html = Body.of(item.contentHtml().getBytes(StandardCharsets.UTF_8));
        Page page = extractor.extract("item.html", html, item.url());
        boolean isWhole = NormalForm.tokens(page.text()).count() >= WHOLE_WORDS_MIN
                && !CUT.matcher(page.text()).find()
                && !item.contentHtml().contains(LOCKED);
        return Optional.of(page).filter(read -> isWhole);
    }

    private static boolean isLocked(Outcome.Fetched fetched) {
        return new String(fetched.capture().body().toByteArray(), StandardCharsets.ISO_8859_1).contains(LOCKED);
    }

    private Original original(FeedItem item, Page page) {
        var facts = new FeedOriginal.Item(item.url().uri(), item.title(), item.published());
        return FeedOriginal.of(facts, page, List.of(), clock.instant());
    }
}
