package vigie.crawl;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Visits addresses in a process of its own, with the trust it was started with, and prints a line on each outcome. */
final class TlsVisits {
    private TlsVisits() {}

    /** Takes the addresses. */
    public static void main(String[] addresses) {
        List<CanonicalUrl> urls = Stream.of(addresses).map(CanonicalUrl::new).toList();
        CrawlSettings usual = CrawlSettings.of("a@b.example");
        CrawlSettings settings = new CrawlSettings(
                usual.contact(),
                Duration.ZERO,
                Duration.ofSeconds(5),
                usual.bodyBytesMax(),
                usual.redirectsMax(),
                urls.stream().map(url -> url.uri().getAuthority()).toList(),
                usual.ports());
        try (Fetcher fetcher = new Fetcher(settings, Clock.systemUTC(), new Random(1))) {
            for (CanonicalUrl url : urls) {
                System.out.println(said(fetcher.fetch(url, Conditions.NONE)));
            }
        }
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fetched fetched -> "fetched";
            case Outcome.Deferred deferred ->
                deferred.reason().kind() + " " + deferred.reason().detail().replace('\n', ' ');
            default -> outcome.toString();
        };
    }
}
