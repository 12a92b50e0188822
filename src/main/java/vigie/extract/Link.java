package vigie.extract;

import vigie.crawl.CanonicalUrl;

/**
 * A link of a page.
 *
 * @param url where it leads
 * @param text its words
 * @param position the UTF-16 unit of {@link Page#text()} at which it stands, or -1 outside the text
 * @param follow whether the page allows following it (its rel has no "nofollow")
 */
public record Link(CanonicalUrl url, String text, int position, boolean follow) {}
