package vigie.discover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;

/**
 * Reads the sitemaps of a site: those its robots.txt names, else {@code /sitemap.xml}; indexes and gzip included.
 *
 * <p>A sitemap may stand anywhere, but only addresses within the scope count. Each is read once, however they refer to
 * each other, and no further than candidates are still wanted. The last change is no date of publication, and is often
 * today for every page; only news sitemaps give one.
 */
final class Sitemaps {
    /** Sitemaps read in one look. */
    static final int FILES_MAX = 50;

    /** Candidates of one look: a full sitemap by the protocol. */
    static final int CANDIDATES_MAX = 50_000;

    private final Fetcher fetcher;

    Sitemaps(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** What the sitemaps name, and the visit that could not be made, if any. */
    record Reading(List<Candidate> candidates, Optional<Outcome> stopped) {}

    /** Returns what the sitemaps of a site name within its scope, each address once. */
    Reading read(SiteScope scope) {
        Deque<CanonicalUrl> waiting = new ArrayDeque<>(starts(scope.start()));
        Set<CanonicalUrl> seen = new HashSet<>(waiting);
        Map<CanonicalUrl, Candidate> candidates = new LinkedHashMap<>();
        for (int files = 0; files < FILES_MAX && candidates.size() < CANDIDATES_MAX && !waiting.isEmpty(); files++) {
            CanonicalUrl file = waiting.poll();
            Outcome outcome = fetcher.fetch(file, Conditions.NONE);
            if (isStopped(outcome)) {
                return new Reading(List.copyOf(candidates.values()), Optional.of(outcome));
            }
            if (outcome instanceof Outcome.Fetched fetched) {
                SitemapFile.read(fetched.capture().body(), fetched.capture().url(), entry -> switch (entry) {
                    case SitemapEntry.Listed listed -> list(listed.url(), seen, waiting);
                    case SitemapEntry.Named named -> name(named, scope, candidates);
                });
            }
        }
        return new Reading(List.copyOf(candidates.values()), Optional.empty());
    }

    /** Beyond as many as are read in one look, further files of an index need not be known. */
    private static boolean list(CanonicalUrl file, Set<CanonicalUrl> seen, Deque<CanonicalUrl> waiting) {
        if (seen.size() < FILES_MAX && seen.add(file)) {
            waiting.add(file);
        }
        return seen.size() < FILES_MAX;
    }

    private static boolean name(SitemapEntry.Named page, SiteScope scope, Map<CanonicalUrl, Candidate> candidates) {
        if (scope.holds(page.url())) {
            candidates.putIfAbsent(page.url(), new Candidate(page.url(), "sitemap", page.published(), page.title(), 0));
        }
        return candidates.size() < CANDIDATES_MAX;
    }

    /** A sitemap that is not there or that robots rules forbid tells nothing; a host that cannot be asked does. */
    private static boolean isStopped(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Deferred deferred -> true;
            case Outcome.Refused refused -> true;
            case Outcome.Failed failed -> failed.status() == 0;
            case Outcome.Fetched fetched -> false;
            case Outcome.NotModified unchanged -> false;
            case Outcome.Disallowed disallowed -> false;
        };
    }

    private List<CanonicalUrl> starts(CanonicalUrl start) {
        List<CanonicalUrl> named = fetcher.sitemaps(start).stream()
                .flatMap(link -> start.resolve(link).stream())
                .distinct()
                .toList();
        return named.isEmpty() ? start.resolve("/sitemap.xml").stream().toList() : named;
    }
}
