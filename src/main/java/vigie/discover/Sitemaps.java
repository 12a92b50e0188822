package vigie.discover;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;

/**
 * Reads the sitemaps of a site: those its robots.txt names, else {@code /sitemap.xml}; indexes and gzip included.
 *
 * <p>A sitemap may stand anywhere, but only addresses within the scope count. Each is read once, however they refer to
 * each other. Extensions are read so that the address of a picture is not taken for that of a page.
 */
final class Sitemaps {
    /** Sitemaps read in one look. */
    static final int FILES_MAX = 50;

    /** Candidates of one look: a full sitemap by the protocol. */
    static final int CANDIDATES_MAX = 50_000;

    /** 50 MiB by the protocol (sitemaps.org). */
    private static final int PLAIN_BYTES_MAX = 50 << 20;

    /** A document type stands before the first element. */
    private static final int PROLOG_BYTES = 64 << 10;

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
                parse(fetched.capture()).ifPresent(map -> {
                    listed(map).filter(seen::add).forEach(waiting::add);
                    pages(map, scope)
                            .limit(CANDIDATES_MAX - candidates.size())
                            .forEach(page -> candidates.putIfAbsent(page.url(), page));
                });
            }
        }
        return new Reading(List.copyOf(candidates.values()), Optional.empty());
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

    private static Optional<AbstractSiteMap> parse(Capture capture) {
        SiteMapParser parser = new SiteMapParser(false);
        parser.enableExtensions();
        try {
            byte[] plain = plain(capture);
            return hasDoctype(plain)
                    ? Optional.empty()
                    : Optional.of(parser.parseSiteMap(plain, capture.url().uri().toURL()));
        } catch (UnknownFormatException | IOException e) {
            // bytes in memory fail to be read only when their gzip does not hold
            return Optional.empty();
        }
    }

    /** Returns the file unpacked, up to the protocol's limit: a bomb ends there and is no sitemap any more. */
    private static byte[] plain(Capture capture) throws IOException {
        byte[] bytes = capture.body().toByteArray();
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(capture.body().stream())) {
            return in.readNBytes(PLAIN_BYTES_MAX);
        }
    }

    /** A sitemap needs no document type, and one that has one brings entities that expand or read files. */
    private static boolean hasDoctype(byte[] plain) {
        return new String(plain, 0, Math.min(plain.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toUpperCase(Locale.ROOT)
                .contains("<!DOCTYPE");
    }

    private static Stream<CanonicalUrl> listed(AbstractSiteMap map) {
        return map instanceof SiteMapIndex index
                ? index.getSitemaps().stream().flatMap(one -> canonical(one.getUrl()))
                : Stream.empty();
    }

    private static Stream<Candidate> pages(AbstractSiteMap map, SiteScope scope) {
        Collection<SiteMapURL> urls = map instanceof SiteMap leaf ? leaf.getSiteMapUrls() : List.of();
        return urls.stream()
                .flatMap(one -> canonical(one.getUrl())
                        .filter(scope::holds)
                        .map(url -> new Candidate(url, "sitemap", published(one), title(one), 0)));
    }

    /** The last change is no date of publication, and is often today for every page; only news sitemaps give one. */
    private static Optional<Instant> published(SiteMapURL url) {
        return news(url).map(NewsAttributes::getPublicationDateTime).map(date -> date.toInstant());
    }

    private static String title(SiteMapURL url) {
        return news(url).map(NewsAttributes::getTitle).orElse("");
    }

    private static Optional<NewsAttributes> news(SiteMapURL url) {
        ExtensionMetadata[] news = url.getAttributesForExtension(Extension.NEWS);
        return news == null
                ? Optional.empty()
                : Stream.of(news)
                        .filter(NewsAttributes.class::isInstance)
                        .map(NewsAttributes.class::cast)
                        .findFirst();
    }

    private static Stream<CanonicalUrl> canonical(URL url) {
        return CanonicalUrl.parse(url.toString()).stream();
    }
}
