package vigie.discover;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.extract.Extractor;
import vigie.watch.Source;

/** Looks at a source and says which addresses it names. What is new among them is for the frontier to say. */
public final class Discovery {
    private final Fetcher fetcher;
    private final FeedReader feeds;
    private final ServiceLooks services;
    private final Clock clock;

    public Discovery(Fetcher fetcher, Connectors connectors, Extractor extractor) {
        this.fetcher = fetcher;
        this.feeds = new FeedReader(fetcher);
        this.services = new ServiceLooks(connectors, extractor);
        this.clock = connectors.clock();
    }

    /**
     * Looks at a source once.
     *
     * @param last where the look before ended
     */
    public Look look(Source source, Bearings last, Means means) {
        return switch (source) {
            case Source.Feed feed -> feed(feed.url(), last);
            case Source.Site site -> site(site);
            case Source.Page page -> page(page.url());
            case Source.Drop drop -> drop(drop, means);
            case Source.Inbox inbox -> inbox(inbox, last, means);
            case Source.Search search -> services.search(search, means);
            case Source.Bluesky bluesky -> services.bluesky(bluesky, last);
            case Source.Jetstream stream -> services.jetstream(stream, last, means);
            case Source.Mastodon mastodon -> services.mastodon(mastodon, last);
            case Source.Archived archived -> services.archived(archived, last, means);
            case Source.Warc warc -> services.warc(warc, last, means);
            case Source.Queries queries -> throw new IllegalArgumentException("made of originals: " + queries.key());
            case Source.Pictures pictures -> throw new IllegalArgumentException("made of originals: " + pictures.key());
        };
    }

    /** Looks at a feed. One that moved for good is read where it is now, and the watchlist's owner told. */
    public Look feed(URI address, Bearings last) {
        Optional<CanonicalUrl> url = CanonicalUrl.parse(address.toString());
        if (url.isEmpty()) {
            return forbidden(address);
        }
        FeedLook feed = feeds.look(url.get(), last.conditions());
        return feed.look()
                .remarking(feed.movedTo().map(to -> "301 → " + to).stream().toList());
    }

    /** Looks at a site: its sitemaps and its start. */
    public Look site(Source.Site source) {
        return SiteScope.of(source).map(this::site).orElseGet(() -> forbidden(source.url()));
    }

    private Look site(SiteScope scope) {
        Sitemaps.Reading reading = new Sitemaps(fetcher).read(scope);
        if (reading.stopped().isPresent() && reading.candidates().isEmpty()) {
            return stopped(reading.stopped().get());
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(scope.start(), "page", Optional.empty(), "", 0));
        reading.candidates().stream()
                .filter(candidate -> !candidate.url().equals(scope.start()))
                .forEach(candidates::add);
        return Look.named(candidates);
    }

    private static Look page(URI address) {
        return CanonicalUrl.parse(address.toString())
                .map(url -> Look.named(List.of(new Candidate(url, "page", Optional.empty(), "", 0))))
                .orElseGet(() -> forbidden(address));
    }

    private Look drop(Source.Drop source, Means means) {
        DropFolder folder = new DropFolder(source.folder());
        if (!folder.exists()) {
            return Look.failed(
                    new Reason(Reason.Kind.NOT_READABLE, source.folder().toString()), Optional.empty());
        }
        Dropped dropped = folder.look(clock, new Attachments(means.saved()));
        return Look.named(joined(dropped.files(), dropped.links())).remarking(dropped.notRead());
    }

    /** A login that is refused is not tried again at once: servers lock out who does. */
    private Look inbox(Source.Inbox source, Bearings last, Means means) {
        InboxLook read = new Inbox(InboxSettings.of(source), new Attachments(means.saved()), clock)
                .look(last.cursor().orElse(""));
        Look look = Look.named(joined(read.files(), read.links()))
                .at(Optional.of(read.cursor()).filter(cursor -> !cursor.isEmpty()))
                .more(read.mails() + read.strangers() >= Inbox.MAILS_MAX)
                .remarking(read.strangers() > 0 ? List.of(read.strangers() + " mails of others") : List.of());
        return read.failure().map(look::brokenOff).orElse(look);
    }

    private static List<Candidate> joined(List<Candidate> files, List<Candidate> links) {
        return Stream.concat(files.stream(), links.stream()).toList();
    }

    private static Look forbidden(URI address) {
        return Look.failed(new Reason(Reason.Kind.URL_FORBIDDEN, address.toString()), Optional.empty());
    }

    /** A visit that gave nothing to read, as the failure of the source. */
    private static Look stopped(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Disallowed disallowed ->
                Look.failed(new Reason(Reason.Kind.ROBOTS_DISALLOW, disallowed.rule()), Optional.empty());
            case Outcome.Deferred deferred -> Look.failed(deferred.reason(), Optional.of(deferred.until()));
            case Outcome.Failed failed -> Look.failed(failed.reason(), Optional.empty());
            case Outcome.Refused refused -> Look.failed(refused.reason(), Optional.empty());
            case Outcome.Fetched fetched -> Look.failed(Reason.of(Reason.Kind.UNEXPECTED), Optional.empty());
            case Outcome.NotModified unchanged -> Look.failed(Reason.of(Reason.Kind.UNEXPECTED), Optional.empty());
        };
    }
}
