package vigie.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return holds(url, bareHost(start));
    }

    private static boolean holds(CanonicalUrl url, String bareHost) {
        if (url.isFile() || !bareHost(url).equals(bareHost)) {
            return false;
        }
        Parts parts = Parts.of(url);
        return !parts.isTrap() && !NOT_PAGES.contains(parts.suffix());
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
        String bareHost = bareHost(start);
        Set<CanonicalUrl> seen = new HashSet<>();
        seen.add(page.url());
        List<Candidate> found = new ArrayList<>();
        Map<String, Integer> queries = new HashMap<>();
        for (Link link : page.links()) {
            CanonicalUrl url = link.url();
            if (link.follow() && seen.add(url) && holds(url, bareHost)) {
                Parts parts = Parts.of(url);
                if (parts.query().isEmpty() || queries.merge(parts.path(), 1, Integer::sum) <= QUERIES_PER_PATH_MAX) {
                    found.add(new Candidate(url, "link", Optional.empty(), link.text(), pageDepth + 1));
                }
            }
        }
        return List.copyOf(found);
    }

    private static String bareHost(CanonicalUrl url) {
        String host = url.host();
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /**
     * A web address cut up without parsing, which its normal form allows.
     *
     * @param path percent-encoded, from its first slash on
     * @param query percent-encoded; empty when there is none
     */
    private record Parts(String path, String query) {
        static Parts of(CanonicalUrl url) {
            String value = url.value();
            int slash = value.indexOf('/', value.indexOf("://") + 3);
            int mark = value.indexOf('?', slash);
            return mark < 0
                    ? new Parts(value.substring(slash), "")
                    : new Parts(value.substring(slash, mark), value.substring(mark + 1));
        }

        boolean isTrap() {
            if (query.chars().filter(c -> c == '&').count() >= PARAMETERS_MAX) {
                return true;
            }
            List<String> segments = new ArrayList<>(PATH_DEPTH_MAX + 1);
            for (int from = 0; from < path.length(); ) {
                int slash = path.indexOf('/', from);
                int to = slash < 0 ? path.length() : slash;
                if (to > from) {
                    segments.add(path.substring(from, to));
                    if (segments.size() > PATH_DEPTH_MAX
                            || Collections.frequency(segments, segments.getLast()) > SEGMENT_REPEATS_MAX) {
                        return true;
                    }
                }
                from = to + 1;
            }
            return false;
        }

        /** Returns the decoded last segment from its last dot on, or all of it, in lower case. */
        String suffix() {
            String decoded = path.indexOf('%') < 0
                    ? path
                    : URI.create("http://host" + path).getPath();
            String name = decoded.substring(decoded.lastIndexOf('/') + 1);
            return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }
    }
}
