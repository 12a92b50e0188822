package vigie.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.discover.Candidate;
import vigie.discover.Connectors;
import vigie.discover.Discovery;
import vigie.discover.Feed;
import vigie.discover.Look;
import vigie.discover.ServiceSettings;
import vigie.discover.SiteScope;
import vigie.extract.Directive;
import vigie.extract.ExtractionProblem;
import vigie.extract.Extractor;
import vigie.extract.Link;
import vigie.extract.Page;
import vigie.testing.HostileSite;
import vigie.testing.RawSite;
import vigie.watch.Source;

/**
 * What servers do that should not, one line a case: each is visited on a host of its own by one fetcher, a few at once, and
 * nothing but an outcome comes of it. {@link HostileMemoryIT} looks at the memory.
 */
class HostileIT {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** Beyond the deadline, for decoding. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** A page must be read in about a second; the bound leaves room for a busy machine. */
    private static final Duration EXTRACTION_MAX = Duration.ofSeconds(10);

    private static final int BODY_BYTES_MAX = 2 << 20;

    /** More would make each other late on two cores. */
    private static final int AT_ONCE = 2;

    private static final RawSite FORBIDDEN = RawSite.silent();
    private static final Extractor EXTRACTOR = new Extractor();
    private static final Map<String, HostileSite> SITES = new TreeMap<>();
    private static final Map<String, Future<Seen>> VISITS = new TreeMap<>();
    private static Fetcher fetcher;

    /** What a visit came to, and what was read of it. */
    private record Seen(HostileSite site, Outcome outcome, Duration took, Optional<Page> page, Duration extraction) {}

    /** What a case shows, and what a good crawler makes of it. */
    record Case(String path, Check check) {
        @Override
        public String toString() {
            return path;
        }
    }

    @FunctionalInterface
    private interface Check {
        void look(Seen seen);
    }

    private static Case of(String path, Check check) {
        return new Case(path, check);
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("/ok", text("plain page")),
                of("/slow-headers", failed(Reason.Kind.TIMEOUT)),
                of("/slow-body", failed(Reason.Kind.TIMEOUT)),
                of("/never-answers", failed(Reason.Kind.TIMEOUT)),
                of("/endless-header", failed(Reason.Kind.CONNECTION)),
                of("/endless-headers", failed(Reason.Kind.CONNECTION)),
                of("/endless-100", failed(Reason.Kind.CONNECTION)),
                of("/endless-body", cutAt(BODY_BYTES_MAX)),
                of("/endless-chunks", cutAt(BODY_BYTES_MAX)),
                of("/huge-chunk", failed(Reason.Kind.PROTOCOL)),
                of("/huge-length", cutAt("few bytes".length())),
                of("/bad-length", text("body")),
                of("/negative-length", failed(Reason.Kind.PROTOCOL)),
                of("/two-lengths", failed(Reason.Kind.PROTOCOL)),
                of("/short-body", cutAt("<p>half a page</p>".length())),
                of("/bomb-gzip", failed(Reason.Kind.LIMIT)),
                of("/bomb-gzip-endless", cutAt(BODY_BYTES_MAX)),
                of("/bomb-double", failed(Reason.Kind.LIMIT)),
                of("/bad-gzip", text("no gzip")),
                of("/cut-gzip", HostileIT::isCutButUsed),
                of("/unknown-coding", failed(Reason.Kind.NOT_READABLE)),
                of("/redirect-self", failed(302, Reason.Kind.REDIRECTS)),
                of("/redirect-chain", HostileIT::endsAfterFiveRedirects),
                of("/redirect-file", refused(Reason.Kind.URL_FORBIDDEN)),
                of("/redirect-metadata", refused(Reason.Kind.ADDRESS_FORBIDDEN)),
                of("/redirect-loopback", refused(Reason.Kind.ADDRESS_FORBIDDEN)),
                of("/redirect-decimal-ip", refused(Reason.Kind.ADDRESS_FORBIDDEN)),
                of("/redirect-mapped", refused(Reason.Kind.ADDRESS_FORBIDDEN)),
                of("/redirect-userinfo", refused(Reason.Kind.URL_FORBIDDEN)),
                of("/redirect-no-location", failed(302, Reason.Kind.UNEXPECTED)),
                of("/redirect-crlf", HostileIT::injectsNothing),
                of("/meta-refresh-loop", HostileIT::isAskedForOnce),
                of("/429", pausedFor(Duration.ofSeconds(3))),
                of("/503-date", pausedFor(Duration.ofSeconds(5))),
                of("/503-century", pausedFor(Duration.ofHours(24))),
                of("/trap", HostileIT::leadsToFewPages),
                of("/a/", HostileIT::leadsNotDeep),
                of("/session", HostileIT::leadsToOnePage),
                of("/many-links", seen -> assertThat(page(seen).links()).hasSize(2_000)),
                of("/deep-dom", text("deep")),
                of("/attr-bomb", text("attributes")),
                of("/long-url", seen -> assertThat(page(seen).links()).hasSize(1)),
                of("/entity-bomb.xml", HostileIT::isNoFeed),
                of("/xxe.xml", HostileIT::isNoFeed),
                of("/sitemap-loop.xml", HostileIT::sitemapIsReadOnce),
                of("/lies-charset", text("été “quoted”")),
                of("/bad-charset", text("été")),
                of("/utf16", text("été")),
                of("/utf7", text("+ADw-script+AD4- kept")),
                of("/nul", text("abcde")),
                of("/fake-html", HostileIT::isNoText),
                of("/fake-bin", HostileIT::isPutAwayEarly),
                of("/set-cookie-bomb", failed(Reason.Kind.CONNECTION)),
                of("/reset", failed(Reason.Kind.CONNECTION)),
                of("/no-status", failed(Reason.Kind.PROTOCOL)),
                of("/status-999", failed(999, Reason.Kind.STATUS)),
                of("/smuggle", HostileIT::poisonsNothing),
                of("/noindex", asks(Directive.NOINDEX, Directive.NOARCHIVE)),
                of("/noindex-other", asks()),
                of("/tdm", asks(Directive.MINING_RESERVED)),
                of("/etag", HostileIT::isUnchangedTheSecondTime),
                of("/304-always", failed(304, Reason.Kind.UNEXPECTED)),
                of("/script-links", seen -> assertThat(page(seen).links()).isEmpty()),
                of("/soft404", HostileIT::isTheSameEverywhere));
    }

    @BeforeAll
    static void visitAll() {
        List<String> paths = cases().map(Case::path).toList();
        paths.forEach(path -> SITES.put(path, new HostileSite(FORBIDDEN.port())));
        List<String> hosts = SITES.values().stream().map(HostileSite::host).toList();
        fetcher = new Fetcher(settings(hosts), Clock.systemUTC(), new Random(1));
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            // The language model is read once, and is no part of the first page's time.
            EXTRACTOR.extract(
                    "x.html", Body.of("<p>Une phrase.</p>".getBytes(UTF_8)), new CanonicalUrl("http://a.example/"));
            for (String path : paths) {
                Callable<Seen> visit = () -> visit(path, room);
                VISITS.put(path, visitors.submit(visit));
            }
        }
    }

    private static CrawlSettings settings(List<String> hosts) {
        List<Integer> ports = List.of(80, 443, FORBIDDEN.port());
        return new CrawlSettings("a@b.example", Duration.ZERO, DEADLINE, BODY_BYTES_MAX, 5, hosts, ports);
    }

    private static Seen visit(String path, Semaphore room) throws InterruptedException {
        HostileSite site = Objects.requireNonNull(SITES.get(path));
        room.acquire();
        try {
            long start = System.nanoTime();
            Outcome outcome = fetcher.fetch(site.url(path), Conditions.NONE);
            long fetched = System.nanoTime();
            Optional<Page> page = outcome instanceof Outcome.Fetched got
                    ? Optional.of(EXTRACTOR.extract(got.capture()))
                    : Optional.empty();
            return new Seen(
                    site,
                    outcome,
                    Duration.ofNanos(fetched - start),
                    page,
                    Duration.ofNanos(System.nanoTime() - fetched));
        } finally {
            room.release();
        }
    }

    @AfterAll
    static void close() {
        fetcher.close();
        SITES.values().forEach(HostileSite::close);
        FORBIDDEN.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void hostileServer_costsABoundedTime_andIsUnderstood(Case one) throws ExecutionException, InterruptedException {
        Seen seen = Objects.requireNonNull(VISITS.get(one.path())).get();
        assertThat(seen.took()).isLessThan(DEADLINE.plus(GRACE));
        assertThat(seen.extraction()).isLessThan(EXTRACTION_MAX);
        one.check().look(seen);
    }

    @Test
    void cases_areSixtyFour_andAllServed() {
        assertThat(cases().map(Case::path)).hasSize(64).doesNotHaveDuplicates();
        assertThat(Objects.requireNonNull(SITES.get("/ok")).paths())
                .containsExactlyInAnyOrderElementsOf(SITES.keySet());
    }

    @Test
    void forbiddenAddresses_sawNoConnection() {
        assertThat(FORBIDDEN.connections()).isZero();
    }

    private static Capture capture(Seen seen) {
        assertThat(seen.outcome()).isInstanceOf(Outcome.Fetched.class);
        return ((Outcome.Fetched) seen.outcome()).capture();
    }

    private static Page page(Seen seen) {
        capture(seen);
        return seen.page().orElseThrow();
    }

    private static Check text(String expected) {
        return seen -> {
            assertThat(page(seen).text()).isEqualTo(expected);
            assertThat(capture(seen).truncated()).isFalse();
        };
    }

    private static Check failed(Reason.Kind kind) {
        return failed(0, kind);
    }

    private static Check failed(int status, Reason.Kind kind) {
        return seen -> assertThat(seen.outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason().kind()).isEqualTo(kind);
            assertThat(failed.status()).isEqualTo(status);
        });
    }

    private static Check refused(Reason.Kind kind) {
        return seen -> assertThat(seen.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason().kind()).isEqualTo(kind));
    }

    private static Check cutAt(int bytes) {
        return seen -> {
            assertThat(capture(seen).body().size()).isEqualTo(bytes);
            assertThat(capture(seen).truncated()).isTrue();
            assertThat(page(seen).problems())
                    .extracting(ExtractionProblem::kind)
                    .contains(ExtractionProblem.Kind.CUT);
        };
    }

    private static void isCutButUsed(Seen seen) {
        assertThat(capture(seen).truncated()).isTrue();
        assertThat(page(seen).text()).startsWith("paragraph 0\nparagraph");
    }

    private static void endsAfterFiveRedirects(Seen seen) {
        failed(302, Reason.Kind.REDIRECTS).look(seen);
        assertThat(seen.site().targets()).hasSize(1 + 5);
    }

    private static void injectsNothing(Seen seen) {
        failed(404, Reason.Kind.STATUS).look(seen);
        assertThat(seen.site().log())
                .hasSize(2)
                .allMatch(asked -> !asked.headers().containsKey("x-injected"));
        assertThat(seen.site().targets().getLast().chars()).allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static void isAskedForOnce(Seen seen) {
        text("again").look(seen);
        assertThat(page(seen).links()).isEmpty();
        assertThat(seen.site().targets()).hasSize(1);
    }

    /** The whole host pauses: a second visit asks nothing. */
    private static Check pausedFor(Duration length) {
        return seen -> {
            assertThat(seen.outcome()).isInstanceOfSatisfying(Outcome.Deferred.class, deferred -> {
                assertThat(deferred.reason().kind()).isEqualTo(Reason.Kind.HOST_PAUSED);
                assertThat(Duration.between(Instant.now(), deferred.until())).isLessThanOrEqualTo(length);
            });
            assertThat(seen.site().targets()).hasSize(1);
            assertThat(fetcher.pauses())
                    .filteredOn(pause -> pause.host().equals(seen.site().host()))
                    .hasSize(1);
        };
    }

    /** Follows links as the daemon does, by depth and scope, and returns the addresses visited. */
    private static Set<CanonicalUrl> crawled(HostileSite site, String path, int depth) {
        SiteScope scope = new SiteScope(site.url(path), depth);
        Deque<Candidate> waiting =
                new ArrayDeque<>(List.of(new Candidate(scope.start(), "page", Optional.empty(), "", 0)));
        Set<CanonicalUrl> known = new HashSet<>(List.of(scope.start()));
        while (!waiting.isEmpty()) {
            Candidate candidate = waiting.poll();
            if (fetcher.fetch(candidate.url(), Conditions.NONE) instanceof Outcome.Fetched fetched) {
                scope.candidates(EXTRACTOR.extract(fetched.capture()), candidate.depth()).stream()
                        .filter(next -> known.add(next.url()))
                        .forEach(waiting::add);
            }
        }
        return known;
    }

    /** 20 addresses that differ in their query at most from each page, and so 1 + 20 + 400 to depth 2. */
    private static void leadsToFewPages(Seen seen) {
        assertThat(page(seen).links()).hasSize(40);
        assertThat(crawled(seen.site(), "/trap", 2)).hasSizeLessThanOrEqualTo(421);
    }

    private static void leadsNotDeep(Seen seen) {
        assertThat(crawled(seen.site(), "/a/", 50))
                .containsExactlyInAnyOrder(seen.site().url("/a/"), seen.site().url("/a/a/"));
    }

    /** Session ids that are known as such are no part of an address; others show the same text. */
    private static void leadsToOnePage(Seen seen) {
        List<CanonicalUrl> links =
                page(seen).links().stream().map(Link::url).distinct().toList();
        assertThat(links).contains(seen.site().url("/session")).hasSize(1 + 16);
        List<Candidate> candidates = new SiteScope(seen.site().url("/session"), 1).candidates(page(seen), 0);
        assertThat(candidates).hasSizeLessThanOrEqualTo(20);
        Outcome other = fetcher.fetch(candidates.getLast().url(), Conditions.NONE);
        assertThat(EXTRACTOR.extract(((Outcome.Fetched) other).capture()).textSha256())
                .isEqualTo(page(seen).textSha256());
    }

    private static void isNoFeed(Seen seen) {
        assertThat(Feed.parse(capture(seen))).isEmpty();
        assertThat(page(seen).text()).isEmpty();
    }

    private static void sitemapIsReadOnce(Seen seen) {
        int before = seen.site().targets().size();
        Source.Site source = site(seen.site().url("/ok"));
        Look look = new Discovery(
                        fetcher, Connectors.of(fetcher, ServiceSettings.NONE, Clock.systemUTC()), new Extractor())
                .site(source);
        assertThat(look.candidates())
                .extracting(Candidate::url)
                .containsExactly(seen.site().url("/ok"));
        assertThat(seen.site().targets()).hasSize(before + 1);
    }

    private static void isNoText(Seen seen) {
        assertThat(page(seen).text()).isEmpty();
        assertThat(page(seen).problems())
                .extracting(ExtractionProblem::kind)
                .contains(ExtractionProblem.Kind.NOT_READABLE);
        assertThat(capture(seen).body().size()).isLessThanOrEqualTo(BODY_BYTES_MAX);
    }

    private static void isPutAwayEarly(Seen seen) {
        isNoText(seen);
        assertThat(capture(seen).body().size()).isEqualTo(Unread.BYTES_MAX);
    }

    /** The second answer was there before the next request: it is not taken for that one's, and the host stays usable. */
    private static void poisonsNothing(Seen seen) {
        assertThat(new String(capture(seen).body().toByteArray(), ISO_8859_1)).isEqualTo("FIRST");
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fetcher.fetch(seen.site().url("/smuggle"), Conditions.NONE);
            if (fetcher.fetch(seen.site().url("/ok"), Conditions.NONE) instanceof Outcome.Fetched fetched) {
                bodies.add(new String(fetched.capture().body().toByteArray(), ISO_8859_1));
            }
        }
        assertThat(bodies).doesNotContain("SECOND");
        assertThat(fetcher.fetch(seen.site().url("/ok"), Conditions.NONE)).isInstanceOf(Outcome.Fetched.class);
    }

    private static Check asks(Directive... directives) {
        return seen -> {
            assertThat(page(seen).directives()).containsExactlyInAnyOrder(directives);
            assertThat(page(seen).signals()).hasSize(directives.length);
        };
    }

    private static void isUnchangedTheSecondTime(Seen seen) {
        Outcome second = fetcher.fetch(seen.site().url("/etag"), Conditions.after(capture(seen)));
        assertThat(second).isInstanceOf(Outcome.NotModified.class);
    }

    private static void isTheSameEverywhere(Seen seen) {
        Outcome other = fetcher.fetch(seen.site().url("/soft404/anything/else"), Conditions.NONE);
        assertThat(EXTRACTOR.extract(((Outcome.Fetched) other).capture()).textSha256())
                .isEqualTo(page(seen).textSha256());
    }

    private static Source.Site site(CanonicalUrl url) {
        return new Source.Site(url.uri(), 0, 10, Duration.ofHours(6));
    }
}
