package vigie.discover;

import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;

/** Addresses of calls below the base address of a service. */
final class Endpoint {
    private Endpoint() {}

    /** Returns the base with a slash at its end. */
    static CanonicalUrl folder(CanonicalUrl base) {
        return base.value().endsWith("/") ? base : new CanonicalUrl(base.value() + "/");
    }

    /**
     * Returns an address below a folder.
     *
     * @throws IllegalArgumentException if that is no address, longer than any, or not below the folder
     */
    static CanonicalUrl of(CanonicalUrl folder, String path) {
        return folder.resolve(path)
                .filter(url -> url.value().startsWith(folder.value()))
                .orElseThrow(() -> new IllegalArgumentException("not below " + folder));
    }

    /** Returns an address below a folder that holds what others wrote, and may be too long for one. */
    static Reply<CanonicalUrl> find(CanonicalUrl folder, String path) {
        return folder.resolve(path)
                .filter(url -> url.value().startsWith(folder.value()))
                .map(Reply::of)
                .orElseGet(() -> Reply.missing(Reason.Kind.URL_FORBIDDEN, path.length() + " chars"));
    }

    /** Throws when a service has no such page of results. */
    static void checkPage(SearchQuery query, SearchService service) {
        if (query.page() > service.pagesMax()) {
            throw new IllegalArgumentException(service.name() + " has no page " + query.page());
        }
    }
}
