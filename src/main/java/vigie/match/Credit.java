package vigie.match;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Link;
import vigie.extract.Page;
import vigie.text.NormalForm;
import vigie.text.Span;
import vigie.text.Tokens;
import vigie.watch.Original;
import vigie.watch.Watchlist;

/** Looks for the owner's name or address where a page would give credit. */
final class Credit {
    /** How far from a passage, or from the page's beginning, credit is still credit, in UTF-16 units: a line or two and a caption. */
    private static final int NEAR = 400;

    private final String owner;
    private final List<URI> addresses;

    /** Makes the look-out for one original and its owner. */
    Credit(Watchlist watchlist, Original original) {
        this.owner = padded(watchlist.owner());
        this.addresses = Stream.concat(watchlist.mine().stream(), original.url().stream())
                .toList();
    }

    /** Returns whether a page credits the owner for what was copied: near them, in its first lines, as its author or canonical address. */
    boolean isGiven(Page page, List<Span> copied) {
        return names(page.author())
                || page.canonical().filter(this::isOwners).isPresent()
                || around(page.text(), copied).stream().anyMatch(this::names)
                || page.links().stream().anyMatch(link -> isNear(link, copied) && isOwners(link.url()));
    }

    private boolean names(String text) {
        return !owner.isBlank() && padded(text).contains(owner);
    }

    private static String padded(String text) {
        Tokens tokens = NormalForm.tokens(text);
        return " " + tokens.normal(0, tokens.count()) + " ";
    }

    /** Returns the page's first lines and what stands before and after each passage; the passages themselves are the owner's words, not the page's. */
    private static List<String> around(String text, List<Span> copied) {
        List<String> around = new ArrayList<>();
        int firstStart = copied.isEmpty() ? text.length() : copied.getFirst().start();
        around.add(text.substring(0, Math.min(NEAR, firstStart)));
        int free = 0;
        for (Span span : copied) {
            int start = Math.max(free, span.start());
            around.add(text.substring(Math.max(free, start - NEAR), start));
            free = Math.max(free, span.end());
            around.add(text.substring(free, nextStart(text, copied, free)));
        }
        return around;
    }

    private static int nextStart(String text, List<Span> copied, int from) {
        int limit = Math.min(text.length(), from + NEAR);
        return copied.stream()
                .mapToInt(Span::start)
                .filter(start -> start >= from && start < limit)
                .min()
                .orElse(limit);
    }

    private static boolean isNear(Link link, List<Span> copied) {
        int position = link.position();
        return position >= 0
                && (position < NEAR
                        || copied.stream()
                                .anyMatch(span -> position >= span.start() - NEAR && position <= span.end() + NEAR));
    }

    private boolean isOwners(CanonicalUrl url) {
        return addresses.stream().anyMatch(address -> isWithin(url.uri(), address));
    }

    private static boolean isWithin(URI url, URI prefix) {
        String path = pathAsFolder(prefix);
        return !host(prefix).isEmpty()
                && host(url).equals(host(prefix))
                && pathAsFolder(url).startsWith(path);
    }

    private static String host(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static String pathAsFolder(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.endsWith("/") ? path : path + "/";
    }
}
