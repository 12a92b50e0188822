package vigie.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RawSite;

/** The way to the web against real servers on loopback. */
class FetcherIT {
    /** HTTP dates have no fraction, so the clock that reads them has none either. */
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final FakeSite site = new FakeSite();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(site));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private Fetcher fetcher(CrawlSettings settings) {
        return fetcher(settings, Dns.SYSTEM);
    }

    private Fetcher fetcher(CrawlSettings settings, Dns dns) {
        Fetcher fetcher = new Fetcher(settings, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), dns);
        opened.add(fetcher);
        return fetcher;
    }

    private RawSite raw(RawSite.Script script) {
        RawSite raw = new RawSite(script);
        opened.add(raw);
        return raw;
    }

    private Outcome visit(String path) {
        return fetcher(site.settings()).fetch(site.url(path), Conditions.NONE);
    }

    private Outcome visit(RawSite raw, Duration deadline) {
        CrawlSettings settings = local(List.of(raw.host()), List.of(80, 443), deadline);
        return fetcher(settings).fetch(raw.url("/p"), Conditions.NONE);
    }

    private static CrawlSettings local(List<String> localHosts, List<Integer> ports, Duration deadline) {
        return new CrawlSettings("https://watch.example/", Duration.ZERO, deadline, 1 << 20, 5, localHosts, ports);
    }

    private static Capture capture(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
        return ((Outcome.Fetched) outcome).capture();
    }

    private static Reason.Kind kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Deferred deferred -> deferred.reason().kind();
            case Outcome.Failed failed -> failed.reason().kind();
            case Outcome.Refused refused -> refused.reason().kind();
            default -> throw new AssertionError(outcome);
        };
    }

    @Test
    void page_isFetched_withWhatProvesIt() {
        site.robots("User-agent: *\nAllow: /p\nDisallow: /private\n")
                .on("/p", Answer.html("<p>Été</p>").with("ETag", "\"v1\"").with("Set-Cookie", "a=b"));
        Capture capture = capture(visit("/p"));
        assertThat(capture.body()).isEqualTo(Body.of("<p>Été</p>".getBytes(UTF_8)));
        assertThat(capture.wireBody()).isEqualTo(capture.body());
        assertThat(capture.robotsRule()).isEqualTo("Allow: /p");
        assertThat(capture.ipAddress()).isEqualTo("127.0.0.1");
        assertThat(capture.httpVersion()).isEqualTo("HTTP/1.1");
        assertThat(capture.mediaType()).contains("text/html");
        assertThat(capture.truncated()).isFalse();
        assertThat(capture.requestHeaders())
                .contains(new Header("User-Agent", "Vigie/dev (+https://watch.example/about)"))
                .contains(new Header("Accept-Encoding", "gzip"));
        assertThat(Conditions.after(capture).etag()).contains("\"v1\"");
    }

    @Test
    void secondVisit_sendsNoCookie() {
        site.on("/p", Answer.html("x").with("Set-Cookie", "a=b"));
        Fetcher fetcher = fetcher(site.settings());
        fetcher.fetch(site.url("/p"), Conditions.NONE);
        fetcher.fetch(site.url("/p"), Conditions.NONE);
        assertThat(site.log()).hasSize(4).noneMatch(asked -> asked.headers().containsKey("cookie"));
    }

    @Test
    void disallowedPath_isNotFetched() {
        site.robots("User-agent: *\nDisallow: /private\n").page("/private/x", "no");
        assertThat(visit("/private/x")).isEqualTo(new Outcome.Disallowed("Disallow: /private", 2));
        assertThat(site.targets()).isEmpty();
    }

    @Test
    void unchangedPage_answersTheConditions() {
        site.on(
                "/p",
                asked -> "\"v1\"".equals(asked.headers().get("if-none-match"))
                                && "Tue, 24 Nov 2026 09:00:00 GMT"
                                        .equals(asked.headers().get("if-modified-since"))
                        ? Answer.of(304, "")
                        : Answer.html("new"));
        Conditions conditions = new Conditions(Optional.of("\"v1\""), Optional.of("Tue, 24 Nov 2026 09:00:00 GMT"));
        Fetcher fetcher = fetcher(site.settings());
        assertThat(fetcher.fetch(site.url("/p"), conditions)).isEqualTo(new Outcome.NotModified(NOW));
        assertThat(fetcher.fetch(site.url("/p"), Conditions.NONE)).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void conditionThatIsNoHeader_isLeftOut() {
        site.page("/p", "x");
        Conditions conditions = new Conditions(Optional.of("\"é\r\nX: y\""), Optional.empty());
        assertThat(fetcher(site.settings()).fetch(site.url("/p"), conditions)).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void notModified_toAnUnconditionalRequest_isUnexpected() {
        site.on("/p", Answer.of(304, ""));
        assertThat(visit("/p")).isEqualTo(new Outcome.Failed(304, new Reason(Reason.Kind.UNEXPECTED, "304")));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 500, 502})
    void errorStatus_fails(int status) {
        site.on("/p", Answer.of(status, "sorry"));
        assertThat(visit("/p"))
                .isEqualTo(new Outcome.Failed(status, new Reason(Reason.Kind.STATUS, String.valueOf(status))));
    }

    @Test
    void redirects_areFollowedAndKept() {
        site.on("/a", Answer.redirect(301, "/b?utm_source=x#y"))
                .on("/b", Answer.redirect(302, "c"))
                .page("/c", "here");
        Capture capture = capture(visit("/a"));
        assertThat(capture.requested()).isEqualTo(site.url("/a"));
        assertThat(capture.url()).isEqualTo(site.url("/c"));
        assertThat(capture.redirects()).containsExactly(new Hop(site.url("/a"), 301), new Hop(site.url("/b"), 302));
    }

    @Test
    void redirectLoop_andEndlessChain_fail() {
        site.on("/self", Answer.redirect(302, "/self"))
                .on("/chain*", asked -> Answer.redirect(302, asked.target() + "x"));
        assertThat(kind(visit("/self"))).isEqualTo(Reason.Kind.REDIRECTS);
        assertThat(kind(visit("/chain"))).isEqualTo(Reason.Kind.REDIRECTS);
        assertThat(site.targets()).hasSize(1 + 6);
    }

    @Test
    void redirect_intoAForbiddenPath_isDisallowed() {
        site.robots("User-agent: *\nDisallow: /private\n").on("/a", Answer.redirect(302, "/private/x"));
        assertThat(visit("/a")).isEqualTo(new Outcome.Disallowed("Disallow: /private", 2));
        assertThat(site.targets()).containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://a.example/",
                "http://lena@a.example/",
                "http://a.example:22/",
                "gopher:x"
            })
    void redirect_whereWeDoNotGo_isRefused(String location) {
        site.on("/a", Answer.redirect(302, location));
        assertThat(kind(visit("/a"))).isEqualTo(Reason.Kind.URL_FORBIDDEN);
    }

    @Test
    void redirect_withoutLocation_isUnexpected() {
        site.on("/a", Answer.of(302, ""));
        assertThat(kind(visit("/a"))).isEqualTo(Reason.Kind.UNEXPECTED);
    }

    /** Spellings of 127.0.0.1 that Java's network code understands, each on a port that is allowed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "localhost",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "①②⑦.⓪.⓪.①",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]"
            })
    void forbiddenAddress_seesNoConnection(String host) {
        RawSite listener = raw((target, out) -> {});
        String forbidden = "http://" + host + ":" + listener.port() + "/";
        site.on("/a", Answer.redirect(302, forbidden.replace("①②⑦.⓪.⓪.①", "127.0.0.1")));
        Fetcher fetcher = fetcher(local(List.of(site.host()), List.of(80, listener.port()), Duration.ofSeconds(5)));
        assertThat(kind(fetcher.fetch(new CanonicalUrl(forbidden), Conditions.NONE)))
                .isEqualTo(Reason.Kind.ADDRESS_FORBIDDEN);
        assertThat(kind(fetcher.fetch(site.url("/a"), Conditions.NONE))).isEqualTo(Reason.Kind.ADDRESS_FORBIDDEN);
        assertThat(listener.connections()).isZero();
    }

    @Test
    void nameWithOnePrivateAddress_isRefusedWhole_afterOneLookup() {
        RawSite listener = raw((target, out) -> {});
        List<String> lookups = new ArrayList<>();
        Dns dns = host -> {
            lookups.add(host);
            return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("8.8.8.8"));
        };
        Fetcher fetcher =
                fetcher(local(List.of(), List.of(listener.port()), Duration.ofSeconds(5), Duration.ofSeconds(1)), dns);
        assertThat(fetcher.fetch(new CanonicalUrl("http://a.example:" + listener.port() + "/"), Conditions.NONE))
                .isEqualTo(new Outcome.Refused(new Reason(Reason.Kind.ADDRESS_FORBIDDEN, "127.0.0.1")));
        assertThat(lookups).containsExactly("a.example");
        assertThat(listener.connections()).isZero();
    }

    private static CrawlSettings local(
            List<String> localHosts, List<Integer> ports, Duration deadline, Duration delay) {
        return new CrawlSettings("https://watch.example/", delay, deadline, 1 << 20, 5, localHosts, ports);
    }

    @Test
    void unknownName_meansRobotsUnreachable() {
        Dns dns = host -> {
            throw new UnknownHostException(host);
        };
        Outcome outcome = fetcher(site.settings(), dns).fetch(new CanonicalUrl("http://a.example/"), Conditions.NONE);
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.ROBOTS_UNREACHABLE);
    }

    @Test
    void retryAfterInSeconds_pausesTheWholeHost() {
        site.on("/busy", Answer.of(429, "").with("Retry-After", "120")).page("/p", "x");
        Fetcher fetcher = fetcher(site.settings());
        checkPause(fetcher.fetch(site.url("/busy"), Conditions.NONE), Duration.ofMinutes(2));
        checkPause(fetcher.fetch(site.url("/p"), Conditions.NONE), Duration.ofMinutes(2));
        assertThat(site.targets()).containsExactly("/busy");
    }

    /** A pause is counted on a clock that goes on, so the second time it is told a little less is left. */
    private static void checkPause(Outcome outcome, Duration expected) {
        assertThat(kind(outcome)).isEqualTo(Reason.Kind.HOST_PAUSED);
        Instant until = NOW.plus(expected);
        assertThat(((Outcome.Deferred) outcome).until()).isBetween(until.minusSeconds(60), until);
    }

    @Test
    void retryAfterAsDate_pausesUntilThen() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                NOW.plusSeconds(3_600).atOffset(ZoneOffset.UTC));
        site.on("/busy", Answer.of(503, "").with("Retry-After", date));
        checkPause(visit("/busy"), Duration.ofHours(1));
    }

    @Test
    void pauses_surviveARestart() {
        site.on("/busy", Answer.of(503, "").with("Retry-After", "3600")).page("/p", "x");
        Fetcher before = fetcher(site.settings());
        before.fetch(site.url("/busy"), Conditions.NONE);
        Fetcher after = fetcher(site.settings());
        after.restore(before.pauses());
        assertThat(kind(after.fetch(site.url("/p"), Conditions.NONE))).isEqualTo(Reason.Kind.HOST_PAUSED);
        assertThat(site.targets()).containsExactly("/busy");
    }

    @Test
    void gzip_isTakenOff_andTheWireBodyKept() {
        Answer page = Answer.html("<p>" + "bonjour ".repeat(100) + "</p>");
        site.on("/p", page.gzipped());
        Capture capture = capture(visit("/p"));
        assertThat(capture.body()).isEqualTo(page.body());
        assertThat(capture.wireBody()).isEqualTo(page.gzipped().body());
    }

    @Test
    void gzipBomb_breaksALimit() {
        site.on("/bomb", new Answer(200, java.util.Map.of(), Body.of(new byte[20 << 20])).gzipped());
        CrawlSettings roomy = new CrawlSettings(
                "a@b.example", Duration.ZERO, Duration.ofSeconds(10), 64 << 20, 5, List.of(site.host()), List.of());
        assertThat(kind(fetcher(roomy).fetch(site.url("/bomb"), Conditions.NONE)))
                .isEqualTo(Reason.Kind.LIMIT);
    }

    @Test
    void bodyOverTheLimit_isTruncated() {
        site.on("/p", new Answer(200, java.util.Map.of(), Body.of(new byte[(1 << 20) + 1])));
        Capture capture = capture(visit("/p"));
        assertThat(capture.truncated()).isTrue();
        assertThat(capture.body().size()).isEqualTo(1 << 20);
    }

    @Test
    void bodyAtTheLimit_isWhole() {
        site.on("/p", new Answer(200, java.util.Map.of(), Body.of(new byte[1 << 20])));
        assertThat(capture(visit("/p")).truncated()).isFalse();
    }

    @Test
    void slowBody_endsByTheDeadline() {
        RawSite slow = raw((target, out) -> {
            RawSite.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                RawSite.write(out, "x");
                Thread.sleep(20);
            }
        });
        assertThat(kind(visit(slow, Duration.ofMillis(500)))).isEqualTo(Reason.Kind.TIMEOUT);
    }

    @Test
    void serverThatNeverAnswers_endsByTheDeadline() {
        RawSite silent = raw((target, out) -> Thread.sleep(60_000));
        assertThat(kind(visit(silent, Duration.ofMillis(500)))).isEqualTo(Reason.Kind.TIMEOUT);
    }

    @Test
    void shortBody_isTruncated() {
        RawSite cut = raw((target, out) -> RawSite.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        Capture capture = capture(visit(cut, Duration.ofSeconds(5)));
        assertThat(capture.truncated()).isTrue();
        assertThat(capture.body()).isEqualTo(Body.of("half".getBytes(UTF_8)));
    }

    @Test
    void endlessHeaders_fail() {
        RawSite endless = raw((target, out) -> {
            RawSite.write(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                RawSite.write(out, "X-More: " + "x".repeat(1_000) + "\r\n");
            }
        });
        assertThat(visit(endless, Duration.ofSeconds(5))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void headersOverTheLimit_breakIt() {
        RawSite large = raw((target, out) -> RawSite.write(
                out,
                "HTTP/1.1 200 OK\r\n" + ("X-More: " + "x".repeat(1_000) + "\r\n").repeat(100)
                        + "Content-Length: 0\r\n\r\n"));
        assertThat(kind(visit(large, Duration.ofSeconds(5)))).isEqualTo(Reason.Kind.LIMIT);
    }

    @Test
    void answerWithoutStatusLine_isNoHttp() {
        RawSite old = raw((target, out) -> RawSite.write(out, "<html>hello</html>\r\n\r\n"));
        assertThat(kind(visit(old, Duration.ofSeconds(5)))).isEqualTo(Reason.Kind.PROTOCOL);
    }

    @Test
    void connectionLostBeforeTheAnswer_fails() {
        RawSite gone = raw((target, out) -> out.close());
        assertThat(kind(visit(gone, Duration.ofSeconds(5)))).isEqualTo(Reason.Kind.CONNECTION);
    }

    @Test
    void visitForEvidence_usesAConnectionOfItsOwn() {
        RawSite raw = raw((target, out) -> RawSite.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        Fetcher fetcher = fetcher(local(List.of(raw.host()), List.of(), Duration.ofSeconds(5)));
        Capture capture = capture(fetcher.fetchAlone(raw.url("/p")));
        assertThat(capture.requestHeaders()).contains(new Header("Connection", "close"));
        assertThat(raw.connections()).as("one for robots.txt, one for the page").isEqualTo(2);
    }

    @Test
    void visitsToAHost_keepTheGap_whoeverAsks() throws Exception {
        site.on("/p*", Answer.html("x"));
        Duration gap = Duration.ofMillis(40);
        Fetcher fetcher = fetcher(local(List.of(site.host()), List.of(), Duration.ofSeconds(5), gap));
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                CanonicalUrl url = site.url("/p" + i);
                visitors.execute(() -> fetcher.fetch(url, Conditions.NONE));
            }
        }
        List<Long> times = site.log().stream().map(FakeSite.Asked::nanos).toList();
        assertThat(times).hasSize(14);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(gap.toNanos());
        }
    }
}
