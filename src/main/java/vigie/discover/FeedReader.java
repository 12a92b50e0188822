package vigie.discover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Hop;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.extract.FeedLinks;

/** Looks at feeds over the web: for what is new, for what is old, and for where a site has one. Thread-safe. */
public final class FeedReader {
    /** Pages of an archive read in one go. */
    static final int PAGES_MAX = 50;

    /** Items of an archive read in one go. */
    static final int ITEMS_MAX = 10_000;

    /** Where feeds stand that no page names, the most usual first. */
    private static final List<String> USUAL = List.of("/feed", "/rss.xml", "/atom.xml", "/feed.json", "/index.xml");

    private final Fetcher fetcher;

    public FeedReader(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Looks once.
     *
     * @param conditions those of the look before, so that an unchanged feed costs nothing
     */
    public FeedLook look(CanonicalUrl url, Conditions conditions) {
        return switch (fetcher.fetch(url, conditions)) {
            case Outcome.Fetched fetched -> look(fetched.capture());
            case Outcome.NotModified unchanged ->
                new FeedLook(
                        Look.unchanged(new Bearings(conditions, Optional.empty())), List.of(), Optional.empty(), false);
            case Outcome.Failed failed ->
                new FeedLook(
                        Look.failed(failed.reason(), Optional.empty()),
                        List.of(),
                        Optional.empty(),
                        failed.status() == 410);
            case Outcome other ->
                new FeedLook(Look.failed(reason(other), until(other)), List.of(), Optional.empty(), false);
        };
    }

    private static FeedLook look(Capture capture) {
        Optional<Feed> feed = Feed.parse(capture);
        if (feed.isEmpty()) {
            return new FeedLook(Look.failed(notFeed(capture), Optional.empty()), List.of(), Optional.empty(), false);
        }
        List<FeedItem> items = feed.get().items();
        List<Candidate> candidates = items.stream()
                .map(item -> new Candidate(item.url(), "feed", item.published(), item.title(), 0))
                .toList();
        Optional<Instant> notBefore = feed.get().ttl().map(capture.endedAt()::plus);
        Look look = Look.named(candidates).notBefore(notBefore).at(Conditions.after(capture));
        return new FeedLook(look, items, movedTo(capture), false);
    }

    private static Reason notFeed(Capture capture) {
        return capture.truncated()
                ? new Reason(Reason.Kind.LIMIT, capture.body().size() + " B")
                : new Reason(Reason.Kind.NOT_READABLE, capture.mediaType().orElse(""));
    }

    private static Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Disallowed disallowed -> disallowed.reason();
            case Outcome.Deferred deferred -> deferred.reason();
            case Outcome.Failed failed -> failed.reason();
            case Outcome.Refused refused -> refused.reason();
            case Outcome.Fetched fetched -> Reason.of(Reason.Kind.UNEXPECTED);
            case Outcome.NotModified unchanged -> Reason.of(Reason.Kind.UNEXPECTED);
        };
    }

    private static Optional<Instant> until(Outcome outcome) {
        return outcome instanceof Outcome.Deferred deferred ? Optional.of(deferred.until()) : Optional.empty();
    }

    /** The end of the permanent redirects that a feed answered behind: behind a temporary one, nothing is for good. */
    private static Optional<CanonicalUrl> movedTo(Capture capture) {
        List<Hop> hops = capture.redirects();
        int permanent = 0;
        while (permanent < hops.size() && isPermanent(hops.get(permanent))) {
            permanent++;
        }
        if (permanent == 0) {
            return Optional.empty();
        }
        return Optional.of(
                permanent == hops.size() ? capture.url() : hops.get(permanent).from());
    }

    private static boolean isPermanent(Hop hop) {
        return hop.status() == 301 || hop.status() == 308;
    }

    /**
     * What a feed and its older pages hold.
     *
     * @param items the newest first, each once
     * @param stopped why the older pages were not read to their end, if so
     */
    public record Backfill(List<FeedItem> items, Optional<Reason> stopped) {
        public Backfill {
            items = List.copyOf(items);
        }
    }

    /** Reads a feed and the older pages that it leads to, on its own site only and each once. */
    public Backfill backfill(CanonicalUrl url) {
        Map<String, FeedItem> items = new LinkedHashMap<>();
        Set<CanonicalUrl> seen = new HashSet<>();
        Optional<CanonicalUrl> next = Optional.of(url);
        while (next.isPresent() && next.get().site().equals(url.site()) && seen.add(next.get())) {
            if (seen.size() > PAGES_MAX || items.size() >= ITEMS_MAX) {
                return backfilled(items, Optional.of(new Reason(Reason.Kind.LIMIT, items.size() + " items")));
            }
            Outcome outcome = fetcher.fetch(next.get(), Conditions.NONE);
            if (seen.size() > 1 && WordPressPages.isEnd(next.get(), outcome)) {
                return backfilled(items, Optional.empty());
            }
            if (!(outcome instanceof Outcome.Fetched fetched)) {
                return backfilled(items, Optional.of(reason(outcome)));
            }
            Optional<Feed> feed = Feed.parse(fetched.capture());
            if (feed.isEmpty()) {
                return backfilled(items, Optional.of(notFeed(fetched.capture())));
            }
            int known = items.size();
            feed.get().items().forEach(item -> items.putIfAbsent(item.id(), item));
            // a cache in front of WordPress may answer every number with the first page
            Optional<CanonicalUrl> numbered =
                    items.size() > known ? WordPressPages.after(fetched.capture()) : Optional.empty();
            next = feed.get().next().or(() -> numbered);
        }
        return backfilled(items, Optional.empty());
    }

    private static Backfill backfilled(Map<String, FeedItem> items, Optional<Reason> stopped) {
        return new Backfill(new ArrayList<>(items.values()), stopped);
    }

    /** What a search for a site's feed came to: the feed, or why there is none. */
    public sealed interface Found {
        /** A feed that was read. */
        record At(CanonicalUrl url) implements Found {}

        /** The page could not be read, or it and the usual places have none. */
        record Nowhere(Reason reason) implements Found {}
    }

    /** Looks for the feed of a site: the page itself, the feeds that it names, then the usual places. */
    public Found find(CanonicalUrl page) {
        Outcome outcome = fetcher.fetch(page, Conditions.NONE);
        if (!(outcome instanceof Outcome.Fetched fetched)) {
            return new Found.Nowhere(reason(outcome));
        }
        if (Feed.parse(fetched.capture()).isPresent()) {
            return new Found.At(fetched.capture().url());
        }
        List<CanonicalUrl> places = new ArrayList<>(FeedLinks.of(fetched.capture()));
        USUAL.stream()
                .flatMap(path -> fetched.capture().url().resolve(path).stream())
                .forEach(places::add);
        return places.stream()
                .distinct()
                .filter(this::isFeed)
                .findFirst()
                .<Found>map(Found.At::new)
                .orElseGet(() -> new Found.Nowhere(notFeed(fetched.capture())));
    }

    private boolean isFeed(CanonicalUrl url) {
        return fetcher.fetch(url, Conditions.NONE) instanceof Outcome.Fetched fetched
                && Feed.parse(fetched.capture()).isPresent();
    }
}
