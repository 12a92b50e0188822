package vigie.discover;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.watch.Source;

/** Looks at a source and says which addresses it names. What is new among them is for the frontier to say. */
public final class Discovery {
    private final Fetcher fetcher;

    public Discovery(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Looks at a source once.
     *
     * @param last where the look before ended
     */
    public Look look(Source source, Bearings last, Means means) {
        return switch (source) {
            case Source.Feed feed -> feed(feed.url(), last);
            case Source.Site site -> SiteScope.of(site).map(this::site).orElseGet(() -> forbidden(site.url()));
            case Source.Page page -> page(page.url());
            case Source.Drop drop -> drop(new DropFolder(drop.folder()), drop);
            case Source.Archived archived -> notYet();
            case Source.Bluesky bluesky -> notYet();
            case Source.Inbox inbox -> notYet();
            case Source.Jetstream stream -> notYet();
            case Source.Mastodon mastodon -> notYet();
            case Source.Pictures pictures -> notYet();
            case Source.Queries queries -> notYet();
            case Source.Search search -> notYet();
            case Source.Warc warc -> notYet();
        };
    }

    private static Look notYet() {
        return Look.failed(Reason.of(Reason.Kind.NOT_AVAILABLE), Optional.empty());
    }

    private Look feed(URI address, Bearings last) {
        Optional<CanonicalUrl> url = CanonicalUrl.parse(address.toString());
        if (url.isEmpty()) {
            return forbidden(address);
        }
        return switch (fetcher.fetch(url.get(), last.conditions())) {
            case Outcome.Fetched fetched -> feed(fetched.capture());
            case Outcome.NotModified unchanged -> Look.unchanged(last);
            case Outcome other -> stopped(other);
        };
    }

    private static Look feed(Capture capture) {
        Optional<Feed> feed = Feed.parse(capture);
        if (feed.isEmpty()) {
            return Look.failed(
                    new Reason(Reason.Kind.NOT_READABLE, capture.mediaType().orElse("")), Optional.empty());
        }
        List<Candidate> candidates = feed.get().items().stream()
                .map(item -> new Candidate(item.url(), "feed", item.published(), item.title(), 0))
                .toList();
        Optional<Instant> notBefore = feed.get().ttl().map(capture.endedAt()::plus);
        return Look.named(candidates).notBefore(notBefore).at(Conditions.after(capture));
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

    private static Look drop(DropFolder folder, Source.Drop source) {
        return folder.exists()
                ? Look.named(folder.candidates())
                : Look.failed(new Reason(Reason.Kind.NOT_READABLE, source.folder().toString()), Optional.empty());
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
