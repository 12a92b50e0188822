package vigie.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigie.extract.Extractor;

/**
 * Visits addresses in a process of its own and prints how much memory that took: a line with the resident KiB after a
 * warm-up by ordinary pages, one for each address with its outcome, and one with the most that was resident at any time
 * since the warm-up.
 */
final class HostileVisits {
    private static final int WARM_UP = 150;

    private HostileVisits() {}

    /** Takes the address of an ordinary page and then those to visit. */
    public static void main(String[] addresses) throws IOException {
        List<CanonicalUrl> urls = Stream.of(addresses).map(CanonicalUrl::new).toList();
        List<String> hosts = urls.stream().map(CanonicalUrl::host).distinct().toList();
        CrawlSettings usual = CrawlSettings.of("a@b.example");
        CrawlSettings settings = new CrawlSettings(
                usual.contact(),
                Duration.ZERO,
                Duration.ofSeconds(2),
                usual.bodyBytesMax(),
                usual.redirectsMax(),
                hosts,
                usual.ports());
        Extractor extractor = new Extractor();
        String text = "Une phrase qui ne dit rien de sa langue. ".repeat(1_000);
        extractor.extract("x.html", Body.of(("<p>" + text).getBytes(UTF_8)), urls.getFirst());
        try (Fetcher fetcher = new Fetcher(settings, Clock.systemUTC(), new Random(1))) {
            IntStream.range(0, WARM_UP).forEach(i -> visit(fetcher, extractor, urls.getFirst()));
            System.out.println("before " + resident("VmRSS"));
            Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // the high-water mark starts anew (proc(5))
            for (CanonicalUrl url : urls.subList(1, urls.size())) {
                System.out.println(visit(fetcher, extractor, url) + " " + url + " " + resident("VmRSS"));
            }
            System.out.println("most " + resident("VmHWM"));
        }
    }

    private static String visit(Fetcher fetcher, Extractor extractor, CanonicalUrl url) {
        Outcome outcome = fetcher.fetch(url, Conditions.NONE);
        if (outcome instanceof Outcome.Fetched fetched) {
            extractor.extract(fetched.capture());
        }
        return outcome.getClass().getSimpleName();
    }

    /** Returns a line of this process's status, in KiB (proc(5)). */
    private static long resident(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
