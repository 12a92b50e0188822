package vigie.discover;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.CrawlSettings;
import vigie.crawl.Fetcher;

/** Looks at the sitemaps of sites in a process of its own and prints how many candidates each gave, a line each. */
final class SitemapLooks {
    private SitemapLooks() {}

    /** Takes the starts of the sites. */
    public static void main(String[] starts) {
        for (String start : starts) {
            CanonicalUrl url = new CanonicalUrl(start);
            CrawlSettings usual = CrawlSettings.of("a@b.example");
            CrawlSettings settings = new CrawlSettings(
                    usual.contact(),
                    Duration.ZERO,
                    Duration.ofSeconds(30),
                    usual.bodyBytesMax(),
                    usual.redirectsMax(),
                    List.of(url.uri().getAuthority()),
                    usual.ports());
            try (Fetcher fetcher = new Fetcher(settings, Clock.systemUTC(), new Random(1))) {
                Sitemaps.Reading reading = new Sitemaps(fetcher).read(new SiteScope(url, 0));
                System.out.println("candidates " + reading.candidates().size() + " " + reading.stopped());
            }
        }
    }
}
