package vigie.crawl;

/** One redirect that was followed: from where, with which status. */
public record Hop(CanonicalUrl from, int status) {}
