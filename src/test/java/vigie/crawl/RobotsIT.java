package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.testing.FakeClock;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RawSite;

/** How robots.txt is had and kept, against real servers on loopback. */
class RobotsIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

    private final FakeSite site = new FakeSite();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        site.close();
    }

    private Outcome visit(String path) {
        try (Fetcher fetcher = new Fetcher(site.settings(), CLOCK, new Random(1))) {
            return fetcher.fetch(site.url(path), Conditions.NONE);
        }
    }

    @Test
    void thousandVisits_neverTouchAForbiddenPath() throws Exception {
        site.robots("User-agent: *\nDisallow: /no/\n").on("/*", Answer.html("x"));
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (Fetcher fetcher = new Fetcher(site.settings(), CLOCK, new Random(1));
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                CanonicalUrl url = site.url((i % 2 == 0 ? "/yes/" : "/no/") + i);
                Callable<Outcome> visit = () -> fetcher.fetch(url, Conditions.NONE);
                outcomes.add(visitors.submit(visit));
            }
        }
        assertThat(site.targets()).hasSize(500).allMatch(target -> target.startsWith("/yes/"));
        assertThat(site.log()).as("robots.txt and the TDM file were read once").hasSize(502);
        for (int i = 0; i < 1_000; i++) {
            assertThat(outcomes.get(i).get())
                    .isInstanceOf(i % 2 == 0 ? Outcome.Fetched.class : Outcome.Disallowed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void clientError_forbidsNothing(int status) {
        site.on("/robots.txt", Answer.of(status, "User-agent: *\nDisallow: /\n"))
                .page("/p", "x");
        assertThat(visit("/p")).isInstanceOf(Outcome.Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 304, 999})
    void anythingElse_meansNoPageRequest(int status) {
        site.on("/robots.txt", Answer.of(status, "")).page("/p", "x");
        Outcome outcome = visit("/p");
        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        Outcome.Deferred deferred = (Outcome.Deferred) outcome;
        assertThat(deferred.reason().kind()).isEqualTo(Reason.Kind.ROBOTS_UNREACHABLE);
        assertThat(deferred.until()).isAfter(CLOCK.instant());
        assertThat(site.targets()).isEmpty();
    }

    @Test
    void noConnection_meansNoPageRequest() {
        CrawlSettings settings = site.settings();
        CanonicalUrl url = site.url("/p");
        site.close();
        try (Fetcher fetcher = new Fetcher(settings, CLOCK, new Random(1))) {
            assertThat(fetcher.fetch(url, Conditions.NONE))
                    .isInstanceOfSatisfying(
                            Outcome.Deferred.class,
                            deferred -> assertThat(deferred.reason().kind()).isEqualTo(Reason.Kind.ROBOTS_UNREACHABLE));
        }
    }

    @Test
    void redirects_areFollowed_andCountForTheFirstAuthority() {
        site.on("/robots.txt", Answer.redirect(301, "/r1"));
        for (int i = 1; i < 5; i++) {
            site.on("/r" + i, Answer.redirect(302, "/r" + (i + 1)));
        }
        site.on("/r5", Answer.of(200, "User-agent: *\nDisallow: /p\n")).page("/p", "x");
        assertThat(visit("/p")).isEqualTo(new Outcome.Disallowed("Disallow: /p", 2));
    }

    @Test
    void redirectsBeyondFive_countAsNotThere() {
        site.on("/robots.txt", Answer.redirect(301, "/r"))
                .on("/r*", asked -> Answer.redirect(302, asked.target() + "r"));
        site.page("/p", "x");
        assertThat(visit("/p")).isInstanceOf(Outcome.Fetched.class);
        assertThat(site.log()).hasSize(1 + 5 + 1 + 1);
    }

    @Test
    void redirectToAForbiddenAddress_isNotFollowed() {
        try (RawSite listener = RawSite.silent()) {
            site.on("/robots.txt", Answer.redirect(301, "http://localhost:" + listener.port() + "/robots.txt"));
            CrawlSettings usual = site.settings();
            CrawlSettings settings = new CrawlSettings(
                    usual.contact(),
                    Duration.ZERO,
                    usual.deadline(),
                    1 << 20,
                    5,
                    usual.localHosts(),
                    List.of(listener.port()));
            try (Fetcher fetcher = new Fetcher(settings, CLOCK, new Random(1))) {
                assertThat(fetcher.fetch(site.url("/p"), Conditions.NONE)).isInstanceOf(Outcome.Deferred.class);
            }
            assertThat(listener.connections()).isZero();
        }
    }

    @Test
    void longCrawlDelay_putsThePageOff() {
        site.robots("User-agent: *\nCrawl-delay: 301\n").page("/p", "x");
        assertThat(visit("/p")).isInstanceOf(Outcome.Deferred.class);
        assertThat(site.targets()).isEmpty();
    }

    private Robots robots(CrawlSettings settings) {
        return robots(settings, CLOCK);
    }

    private Robots robots(CrawlSettings settings, Clock clock) {
        Ticker ticker = nanos::get;
        Politeness politeness = new Politeness(settings, clock, ticker, new Random(1));
        Wire wire = new Wire(settings, clock, ticker, Dns.SYSTEM);
        PoliteClient client = new PoliteClient(settings, politeness, wire, clock);
        return new Robots(client, settings, List.of(), clock, ticker);
    }

    private void wait(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void rules_serveOnForADay_whenTheFileGoes_andNoLonger() {
        site.robots("User-agent: *\nDisallow: /a\n");
        Robots robots = robots(site.settings());
        assertThat(robots.access(site.url("/a"))).isInstanceOf(Robots.Access.Known.class);
        site.on("/robots.txt", Answer.of(500, ""));
        wait(Duration.ofHours(11));
        robots.access(site.url("/a"));
        assertThat(site.log()).as("still fresh").hasSize(1);
        wait(Duration.ofHours(2));
        assertThat(robots.access(site.url("/a"))).isInstanceOf(Robots.Access.Known.class);
        assertThat(site.log()).hasSize(2);
        wait(Duration.ofHours(12));
        assertThat(robots.access(site.url("/a"))).isInstanceOf(Robots.Access.Unreachable.class);
    }

    /** A month of 503: the day that RFC 9309, section 2.4, allows, and from then on no page at all. */
    @Test
    void monthWithoutTheFile_isADayOfItsRules_thenNoPage() {
        FakeClock clock = new FakeClock(CLOCK.instant());
        site.robots("User-agent: *\nDisallow: /no\n").on("/*", Answer.html("x"));
        try (Fetcher fetcher = new Fetcher(site.settings(), clock, new Random(1), Dns.SYSTEM, nanos::get)) {
            assertThat(fetcher.fetch(site.url("/yes"), Conditions.NONE)).isInstanceOf(Outcome.Fetched.class);
            site.on("/robots.txt", Answer.of(503, ""));
            for (int hour = 1; hour < 24; hour++) {
                hourLater(clock);
                assertThat(fetcher.fetch(site.url("/no"), Conditions.NONE))
                        .as("hour %d", hour)
                        .isInstanceOf(Outcome.Disallowed.class);
                fetcher.fetch(site.url("/yes"), Conditions.NONE);
            }
            List<String> firstDay = site.targets();
            // from the first 503 on, the host as a whole pauses
            assertThat(firstDay).hasSizeBetween(12, 24).containsOnly("/yes");
            for (int hour = 24; hour <= 31 * 24; hour++) {
                hourLater(clock);
                assertThat(fetcher.fetch(site.url("/yes"), Conditions.NONE))
                        .as("hour %d", hour)
                        .isInstanceOfSatisfying(
                                Outcome.Deferred.class,
                                deferred -> assertThat(deferred.until()).isAfter(clock.instant()));
            }
            assertThat(site.targets()).isEqualTo(firstDay);
            assertThat(site.log().stream().filter(asked -> asked.target().equals("/robots.txt")))
                    .as("asked for each day, never each hour")
                    .hasSizeBetween(31, 100);
        }
    }

    private void hourLater(FakeClock clock) {
        wait(Duration.ofHours(1));
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void rules_areReadAnew_afterHalfADay() {
        site.robots("User-agent: *\nDisallow: /a\n");
        Robots robots = robots(site.settings());
        robots.access(site.url("/a"));
        site.robots("User-agent: *\nDisallow: /b\n");
        wait(Duration.ofHours(13));
        assertThat(robots.access(site.url("/b")))
                .isInstanceOfSatisfying(
                        Robots.Access.Known.class,
                        known -> assertThat(known.rules().verdict("/b").allowed())
                                .isFalse());
    }

    @Test
    void unreachableFile_isNotAskedForAtEveryVisit() {
        site.on("/robots.txt", Answer.of(500, ""));
        Robots robots = robots(site.settings());
        robots.access(site.url("/a"));
        robots.access(site.url("/b"));
        assertThat(site.log()).hasSize(1);
        wait(Duration.ofMinutes(11));
        site.robots("");
        assertThat(robots.access(site.url("/a"))).isInstanceOf(Robots.Access.Known.class);
    }
}
