package vigie.discover;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Directive;
import vigie.extract.Link;
import vigie.extract.Page;
import vigie.watch.Source;

/**
 * Which links belong to a site: those of its host, with or without {@code www.}, that do not look like a trap.
 *
 * @param start the address the watchlist names
 * @param depth links followed from the start, 0 or more
 */
public record SiteScope(CanonicalUrl start, int depth) {
    /** Deeper paths are calendars and loops of relative links more often than pages. */
    static final int PATH_DEPTH_MAX = 8;

    /** A segment may come back once, as in {@code /2026/08/08}; Heritrix draws the line at two repeats as well. */
    static final int SEGMENT_REPEATS_MAX = 2;

    /** More parameters are filters and sessions, each combination a page with nothing new. */
    static final int PARAMETERS_MAX = 5;

    /** Addresses taken from one page that differ in their query only. */
    static final int QUERIES_PER_PATH_MAX = 20;

    /** What no one writes texts or posts pictures in; told by the end of the path. */
    private static final Set<String> NOT_PAGES = Set.of(
            "css", "js", "json", "xml", "zip", "gz", "tar", "rar", "7z", "exe", "dmg", "iso", "apk", "mp3", "mp4",
            "m4a", "avi", "mov", "webm", "ogg", "wav", "woff", "woff2", "ttf", "ico", "svg");

    public SiteScope {
        if (depth < 0) {
            throw new IllegalArgumentException("depth: " + depth);
        }
    }

    /** Returns the scope of a source, or empty when its address is none we visit. */
    public static Optional<SiteScope> of(Source.Site site) {
        return CanonicalUrl.parse(site.url().toString()).map(start -> new SiteScope(start, site.depth()));
    }

    /** Returns whether an address belongs to the site and does not look like a trap. */
    public boolean holds(CanonicalUrl url) {
        return !url.isFile()
                && bareHost(url).equals(bareHost(start))
                && !isTrap(url)
                && !NOT_PAGES.contains(suffix(url.uri().getPath()));
    }

    /**
     * Returns what a page of the site leads to, in its order, each address once.
     *
     * @param pageDepth links from the start to this page, 0 for the start itself
     */
    public List<Candidate> candidates(Page page, int pageDepth) {
        if (pageDepth >= depth || page.directives().contains(Directive.NOFOLLOW)) {
            return List.of();
        }
        Map<CanonicalUrl, Candidate> found = new LinkedHashMap<>();
        Map<String, Integer> queries = new HashMap<>();
        for (Link link : page.links()) {
            CanonicalUrl url = link.url();
            if (link.follow() && !found.containsKey(url) && !url.equals(page.url()) && holds(url)) {
                if (url.uri().getRawQuery() == null
                        || queries.merge(url.uri().getRawPath(), 1, Integer::sum) <= QUERIES_PER_PATH_MAX) {
                    found.put(url, new Candidate(url, "link", Optional.empty(), link.text(), pageDepth + 1));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isTrap(CanonicalUrl url) {
        String query = url.uri().getRawQuery();
        if (query != null && query.split("&", -1).length > PARAMETERS_MAX) {
            return true;
        }
        List<String> segments = Stream.of(url.uri().getRawPath().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        Map<String, Integer> repeats = new HashMap<>();
        segments.forEach(segment -> repeats.merge(segment, 1, Integer::sum));
        return segments.size() > PATH_DEPTH_MAX
                || repeats.values().stream().anyMatch(count -> count > SEGMENT_REPEATS_MAX);
    }

    private static String bareHost(CanonicalUrl url) {
        String host = url.host();
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String suffix(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
