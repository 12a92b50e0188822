package vigie;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Conditions;
import vigie.crawl.CrawlSettings;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.discover.Candidate;
import vigie.discover.SiteScope;
import vigie.evidence.WarcFile;
import vigie.extract.Extractor;
import vigie.extract.Page;

/**
 * Crawls a local web from one page that links to its sites: robots rules obeyed, every page extracted, links followed, no
 * delay (the hosts are listed as local). Run by hand.
 *
 * <p>Arguments: the seed, then any of {@code warc=FILE} (every capture written as evidence is) and {@code unchanged} (a
 * second pass with conditions).
 */
final class CrawlBench {
    /** Links from a site's start page; enough to reach whatever a site links to. */
    private static final int DEPTH = 60;

    /** Pages being read at once: more would only wait for two cores, each with a page in memory. */
    private static final int AT_ONCE = 6;

    private final Fetcher fetcher;
    private final Extractor extractor = new Extractor();
    private final Optional<WarcFile> warc;
    private final Map<CanonicalUrl, Conditions> read = new ConcurrentHashMap<>();
    private final Map<String, Integer> others = new ConcurrentHashMap<>();
    private final Set<CanonicalUrl> known = ConcurrentHashMap.newKeySet();
    private final Map<String, BlockingQueue<Runnable>> hosts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Phaser open = new Phaser(1);
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicLong bodyBytes = new AtomicLong();
    private final AtomicLong textUnits = new AtomicLong();

    private CrawlBench(Fetcher fetcher, Optional<WarcFile> warc) {
        this.fetcher = fetcher;
        this.warc = warc;
    }

    public static void main(String[] arguments) throws IOException {
        CanonicalUrl seed = new CanonicalUrl(arguments[0]);
        List<String> options = Stream.of(arguments).skip(1).toList();
        Optional<WarcFile> warc = options.stream()
                .filter(option -> option.startsWith("warc="))
                .map(option -> new WarcFile(Path.of(option.substring("warc=".length()))))
                .findFirst();
        try (Fetcher fetcher = new Fetcher(settings(), Clock.systemUTC(), new Random(1))) {
            CrawlBench bench = new CrawlBench(fetcher, warc);
            measured("crawl" + (warc.isPresent() ? " with WARC" : ""), () -> bench.crawl(seed));
            if (options.contains("unchanged")) {
                measured("second pass, unchanged", bench::again);
            }
        }
        warc.ifPresent(WarcFile::close);
    }

    /** The addresses of the local web, 127.0.7.1 to 127.0.7.100. */
    private static CrawlSettings settings() {
        CrawlSettings usual = CrawlSettings.of("a@b.example");
        List<String> local =
                IntStream.rangeClosed(1, 100).mapToObj(i -> "127.0.7." + i).toList();
        return new CrawlSettings(
                usual.contact(),
                Duration.ZERO,
                usual.deadline(),
                usual.bodyBytesMax(),
                usual.redirectsMax(),
                local,
                usual.ports());
    }

    @FunctionalInterface
    private interface Work {
        /** Returns how many pages it came to and what else is worth saying. */
        Done done();
    }

    private record Done(int pages, String remark) {}

    private static void measured(String name, Work work) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        Done done = work.done();
        double wall = (System.nanoTime() - start) / 1e9;
        // the first measurement has the start of the virtual machine in it
        double cpuSeconds = (system.getProcessCpuTime() - (name.startsWith("crawl") ? 0 : cpu)) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d pages, %.1f s, %.0f pages/s, %.2f CPU s per 1,000 pages, peak resident %d MiB; %s%n",
                name,
                done.pages(),
                wall,
                done.pages() / wall,
                cpuSeconds * 1_000 / done.pages(),
                peakResidentMebibytes(),
                done.remark());
    }

    private static long peakResidentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private Done crawl(CanonicalUrl seed) {
        if (fetcher.fetch(seed, Conditions.NONE) instanceof Outcome.Fetched fetched) {
            extractor.extract(fetched.capture()).links().stream()
                    .map(link -> new SiteScope(link.url(), DEPTH))
                    .forEach(scope -> add(scope, new Candidate(scope.start(), "page", Optional.empty(), "", 0)));
        }
        open.arriveAndAwaitAdvance();
        return new Done(
                pages.get(),
                "%.1f MB of HTML, %.1f M units of text; not pages: %s"
                        .formatted(bodyBytes.get() / 1e6, textUnits.get() / 1e6, new java.util.TreeMap<>(others)));
    }

    /** One thread for each host, which is asked for one page at a time. */
    private void queue(String host, Runnable visit) {
        open.register();
        hosts.computeIfAbsent(host, name -> {
                    BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
                    threads.execute(() -> work(queue));
                    return queue;
                })
                .add(visit);
    }

    private void work(BlockingQueue<Runnable> queue) {
        try {
            while (true) {
                Runnable visit = queue.take();
                room.acquire();
                try {
                    visit.run();
                } finally {
                    room.release();
                    open.arriveAndDeregister();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(SiteScope scope, Candidate candidate) {
        if (known.add(candidate.url())) {
            queue(candidate.url().host(), () -> visit(scope, candidate));
        }
    }

    private void visit(SiteScope scope, Candidate candidate) {
        Outcome outcome = fetcher.fetch(candidate.url(), Conditions.NONE);
        if (!(outcome instanceof Outcome.Fetched fetched)) {
            others.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
            return;
        }
        Capture capture = fetched.capture();
        Page page = extractor.extract(capture);
        if (capture.mediaType().filter("text/html"::equals).isEmpty()) {
            others.merge("other types", 1, Integer::sum);
            return;
        }
        warc.ifPresent(file -> file.add(capture));
        pages.incrementAndGet();
        bodyBytes.addAndGet(capture.body().size());
        textUnits.addAndGet(page.text().length());
        read.put(candidate.url(), Conditions.after(capture));
        scope.candidates(page, candidate.depth()).forEach(next -> add(scope, next));
    }

    private Done again() {
        AtomicInteger unchanged = new AtomicInteger();
        read.forEach((url, conditions) -> queue(url.host(), () -> {
            if (fetcher.fetch(url, conditions) instanceof Outcome.NotModified) {
                unchanged.incrementAndGet();
            }
        }));
        open.arriveAndAwaitAdvance();
        return new Done(unchanged.get(), read.size() + " asked for");
    }
}
