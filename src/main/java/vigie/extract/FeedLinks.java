package vigie.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/** The feeds that a page names ({@code <link rel="alternate">}, RSS autodiscovery and HTML, section 4.6.7.1). */
public final class FeedLinks {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/json",
            "application/rdf+xml");

    /** Feeds of one page: a blog has a few, a trap thousands. */
    private static final int FEEDS_MAX = 10;

    private FeedLinks() {}

    /** Returns the addresses in the order of the page, each once; feeds of comments last. */
    public static List<CanonicalUrl> of(Capture page) {
        String html = Decoding.ofHtml(
                        page.body().toByteArray(), page.header("Content-Type").orElse(""))
                .text();
        Document document = Jsoup.parse(html, page.url().value());
        Element base = document.selectFirst("base[href]");
        CanonicalUrl at = base == null
                ? page.url()
                : page.url().resolve(base.attr("href")).orElse(page.url());
        return document.select("link[rel~=(?i)(^|\\s)alternate(\\s|$)][href]").stream()
                .filter(link -> TYPES.contains(type(link)) && !link.attr("href").contains("/wp-json/"))
                .sorted(java.util.Comparator.comparing(FeedLinks::isOfComments))
                .flatMap(link -> at.resolve(link.attr("href").strip()).stream())
                .distinct()
                .limit(FEEDS_MAX)
                .toList();
    }

    private static boolean isOfComments(Element link) {
        String said = (link.attr("title") + " " + link.attr("href")).toLowerCase(Locale.ROOT);
        return said.contains("comment");
    }

    private static String type(Element link) {
        return link.attr("type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
