package vigie.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.LoggedLines;
import vigie.testing.RawSite;
import vigie.testing.RecordedService;
import vigie.testing.RecordedService.Asked;
import vigie.testing.WebSocketSite;

/** Calls of services against real servers on loopback. */
class ServiceClientIT {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int BODY_MAX = 64 << 10;

    /** What must be read nowhere. */
    private static final String KEY = "sk-Zq7vT4mW9xK2pL8r";

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T open(T one) {
        opened.add(one);
        return one;
    }

    private RecordedService service(Answer answer) {
        return open(RecordedService.always(answer));
    }

    private static CrawlSettings settings() {
        return new CrawlSettings(
                "https://watch.example/about",
                Duration.ofSeconds(1),
                DEADLINE,
                BODY_MAX,
                5,
                List.of(),
                List.of(80, 443));
    }

    private Fetcher fetcher() {
        return open(new Fetcher(settings(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), Dns.SYSTEM));
    }

    /** A client for which the operator named these hosts. */
    private ServiceClient client(String... hosts) {
        return client(fetcher(), hosts);
    }

    private ServiceClient client(Fetcher fetcher, String... hosts) {
        return open(fetcher.services(
                Arrays.stream(hosts).map(host -> URI.create("http://" + host)).toList()));
    }

    private ServiceAnswer call(RecordedService service) {
        return client(service.host()).call(ServiceCall.get(service.url()));
    }

    private ServiceAnswer call(RawSite.Script script) {
        RawSite site = open(new RawSite(script));
        return client(site.host()).call(ServiceCall.get(site.url("/")));
    }

    private static Capture answered(ServiceAnswer answer) {
        assertThat(answer).isInstanceOf(ServiceAnswer.Answered.class);
        return ((ServiceAnswer.Answered) answer).capture();
    }

    private static Reason failed(ServiceAnswer answer) {
        assertThat(answer).isInstanceOf(ServiceAnswer.Failed.class);
        return ((ServiceAnswer.Failed) answer).reason();
    }

    private static ServiceAnswer.Later later(ServiceAnswer answer) {
        assertThat(answer).isInstanceOf(ServiceAnswer.Later.class);
        return (ServiceAnswer.Later) answer;
    }

    private static String text(Body body) {
        return new String(body.toByteArray(), UTF_8);
    }

    private static ServiceCall keyed(CanonicalUrl url) {
        return ServiceCall.get(url)
                .with("Accept", "application/json")
                .withSecret("X-Subscription-Token", KEY)
                .withSecret("Authorization", "Bearer b" + KEY)
                .withSecretQuery("api_key=q" + KEY + "%3D");
    }

    @Test
    void call_withKeys_sendsThemAndKeepsNone() {
        RecordedService service = open(new RecordedService(asked -> RecordedService.json(
                        200, "{\"you\":\"" + asked.headers().get("x-subscription-token") + "\",\"é\":1}")
                .with("X-Echo", asked.target())));
        try (LoggedLines logged = new LoggedLines()) {
            ServiceCall call = keyed(new CanonicalUrl(service.url() + "s?q=1"));
            Capture capture = answered(client(service.host()).call(call));

            Asked asked = service.log().getFirst();
            assertThat(asked.target()).isEqualTo("/s?q=1&api_key=q" + KEY + "%3D");
            assertThat(asked.headers())
                    .containsEntry("x-subscription-token", KEY)
                    .containsEntry("authorization", "Bearer b" + KEY)
                    .containsEntry("accept", "application/json");
            assertThat(capture.url().value()).endsWith("/s?q=1");
            assertThat(text(capture.body())).isEqualTo("{\"you\":\"[key]\",\"é\":1}");
            assertThat(capture.header("X-Echo")).contains("/s?q=1&api_key=[key]");
            assertThat(List.of(capture.toString(), text(capture.wireBody()), call.toString(), logged.lines())
                            .toString())
                    .doesNotContain(KEY)
                    .contains("GET http://127.0.0.1");
        }
    }

    @Test
    void call_failing_saysNoKey() {
        RawSite talking = open(new RawSite((target, out) -> RawSite.write(out, "HTTP/1.1 2x0 " + target + "\r\n\r\n")));
        try (LoggedLines logged = new LoggedLines()) {
            Reason broken = failed(client(talking.host()).call(keyed(talking.url("/s?q=1"))));
            Reason forbidden = failed(client().call(keyed(talking.url("/s?q=1"))));

            assertThat(broken.kind()).isEqualTo(Reason.Kind.PROTOCOL);
            assertThat(broken.detail()).contains("api_key=[key]").doesNotContain(KEY);
            assertThat(forbidden.detail()).endsWith("/s?q=1");
            assertThat(logged.lines().toString()).doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY + "\nHost: other.example", "clé-" + KEY, KEY + "\u0000"})
    void call_withKeyThatIsNoHeader_failsWithoutASecondLook(String key) {
        RecordedService service = service(Answer.of(200, "{}"));
        ServiceCall call = ServiceCall.get(service.url()).withSecret("X-Subscription-Token", key);

        Reason reason = failed(client(service.host()).call(call));

        assertThat(reason.kind()).isEqualTo(Reason.Kind.SERVICE_KEY);
        assertThat(reason.detail()).doesNotContain(KEY);
        assertThat(service.log()).isEmpty();
    }

    @Test
    void call_withKeyReadFromAFile_losesTheEndOfTheLine() {
        RecordedService service = service(Answer.of(200, "{}"));
        answered(client(service.host())
                .call(ServiceCall.get(service.url()).withSecret("X-Subscription-Token", KEY + "\n")));
        assertThat(service.log().getFirst().headers()).containsEntry("x-subscription-token", KEY);
    }

    @Test
    void call_posting_sendsTypeAndBytes() {
        RecordedService service = service(Answer.of(201, "{}"));
        ServiceCall call = ServiceCall.post(
                service.url(), "application/x-www-form-urlencoded", Body.of("q=%C3%A9t%C3%A9".getBytes(UTF_8)));

        assertThat(answered(client(service.host()).call(call)).status()).isEqualTo(201);
        Asked asked = service.log().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.text()).isEqualTo("q=%C3%A9t%C3%A9");
        assertThat(asked.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(asked.headers().get("user-agent")).startsWith("Vigie/").contains("watch.example/about");
    }

    @Test
    void call_privateAddress_isRefusedUnlessNamed() throws IOException {
        try (RawSite silent = RawSite.silent()) {
            // a name of the public web whose address is this machine, at a port that pages may have
            Dns lying = host -> List.of(InetAddress.getLoopbackAddress());
            Fetcher fetcher = open(new Fetcher(settings(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), lying));
            ServiceClient other = client(fetcher, "searx.home.example:8888");

            assertThat(failed(other.call(ServiceCall.get(new CanonicalUrl("http://api.public.example/"))))
                            .kind())
                    .isEqualTo(Reason.Kind.ADDRESS_FORBIDDEN);
            assertThat(failed(other.call(ServiceCall.get(new CanonicalUrl("http://127.0.0.1/"))))
                            .kind())
                    .isEqualTo(Reason.Kind.ADDRESS_FORBIDDEN);
            assertThat(failed(other.call(ServiceCall.get(silent.url("/")))).kind())
                    .isEqualTo(Reason.Kind.URL_FORBIDDEN);
            assertThat(silent.connections()).isZero();
        }
    }

    @Test
    void call_privateAddressNamed_isAskedAndPagesThereAreNot() {
        RecordedService service = service(Answer.of(200, "{}"));
        Fetcher fetcher = fetcher();
        assertThat(answered(client(fetcher, service.host()).call(ServiceCall.get(service.url())))
                        .status())
                .isEqualTo(200);
        assertThat(fetcher.fetch(service.url(), Conditions.NONE)).isInstanceOf(Outcome.Refused.class);
        assertThat(service.log()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 401, 403, 404, 410, 422, 500})
    void call_errorStatus_isAnsweredWithItsBody(int status) {
        String body = status == 304 ? "" : "{\"error\":\"why\"}";
        Capture capture = answered(call(service(Answer.of(status, body))));
        assertThat(capture.status()).isEqualTo(status);
        assertThat(text(capture.body())).isEqualTo(body);
    }

    @Test
    void call_redirect_isNotFollowed() {
        RecordedService elsewhere = service(Answer.of(200, "{}"));
        Capture capture = answered(call(service(Answer.redirect(302, elsewhere.url() + "login"))));
        assertThat(capture.status()).isEqualTo(302);
        assertThat(elsewhere.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void call_pauseInSeconds_isKeptOverARestart(int status) {
        checkPause(status, "90", NOW.plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void call_pauseUntilADate_isKeptOverARestart(int status) {
        checkPause(status, "Tue, 24 Nov 2026 10:05:00 GMT", NOW.plus(Duration.ofMinutes(5)));
    }

    private void checkPause(int status, String retryAfter, Instant until) {
        RecordedService service = service(RecordedService.json(status, "{}").with("Retry-After", retryAfter));
        Fetcher before = fetcher();
        ServiceAnswer.Later first = later(client(before, service.host()).call(ServiceCall.get(service.url())));
        checkInstant(first.until(), until);
        assertThat(first.reason().kind()).isEqualTo(Reason.Kind.HOST_PAUSED);

        List<HostPause> kept = before.pauses();
        Fetcher after = fetcher();
        after.restore(kept);
        ServiceAnswer.Later second = later(client(after, service.host()).call(ServiceCall.get(service.url())));
        checkInstant(second.until(), until);
        assertThat(service.log()).hasSize(1);
    }

    /** Pauses are counted on a clock that goes on while the fixed one does not. */
    private static void checkInstant(Instant actual, Instant expected) {
        assertThat(actual).isBetween(expected.minusSeconds(20), expected);
    }

    @Test
    void call_tooManyRequestsWithoutRetryAfter_isPutOffByAMinuteOrMore() {
        ServiceAnswer.Later later = later(call(service(Answer.of(429, "slow down"))));
        assertThat(later.until()).isBetween(NOW.plusSeconds(50), NOW.plusSeconds(90));
    }

    @Test
    void pause_ofOurOwn_isKeptOverARestartAndAtMostADay() {
        RecordedService service = service(Answer.of(200, "{}"));
        Fetcher before = fetcher();
        checkInstant(
                client(before, service.host()).pause(service.url(), Duration.ofDays(30)), NOW.plus(Duration.ofDays(1)));
        Fetcher after = fetcher();
        after.restore(before.pauses());
        later(client(after, service.host()).call(ServiceCall.get(service.url())));
        assertThat(service.log()).isEmpty();
    }

    @Test
    void call_twice_keepsTheGap() {
        RecordedService service = service(Answer.of(200, "{}"));
        ServiceClient client = client(service.host());
        ServiceCall call = ServiceCall.get(service.url()).every(Duration.ofMillis(1_500));
        answered(client.call(call));
        answered(client.call(call));
        List<Asked> log = service.log();
        assertThat(Duration.ofNanos(log.get(1).nanos() - log.get(0).nanos())).isGreaterThan(Duration.ofMillis(1_490));
    }

    @Test
    void call_slowBody_endsAtTheDeadline() {
        long before = System.nanoTime();
        Reason reason = failed(call((target, out) -> {
            RawSite.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            drip(out);
        }));
        assertThat(reason.kind()).isEqualTo(Reason.Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(DEADLINE.plusSeconds(1));
    }

    /** A byte now and then, for much longer than anybody waits; ends when the other side has gone. */
    private static void drip(OutputStream out) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            RawSite.write(out, "{");
            Thread.sleep(50);
        }
    }

    @Test
    void call_cutGzip_isMarkedAsCut() {
        byte[] whole = FakeSite.gzip(
                "{\"results\":[%s]}".formatted("\"é\",".repeat(500)).getBytes(UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Capture capture = answered(call((target, out) -> {
            RawSite.write(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + whole.length + "\r\n\r\n");
            out.write(half);
        }));
        assertThat(capture.truncated()).isTrue();
    }

    @Test
    void call_longBody_isCutAtTheLimit() {
        Capture capture = answered(call(service(Answer.of(200, "a".repeat(BODY_MAX + 1)))));
        assertThat(capture.body().size()).isEqualTo(BODY_MAX);
        assertThat(capture.truncated()).isTrue();
    }

    private Optional<Reason> listen(WebSocketSite site, Duration atMost, List<String> heard, int count) {
        ServiceCall call = ServiceCall.get(site.url("/subscribe?cursor=1"))
                .withSecret("Authorization", "Bearer " + KEY)
                .withSecretQuery("token=" + KEY);
        return client(site.host()).listen(call, atMost, message -> {
            heard.add(message);
            return heard.size() < count;
        });
    }

    @Test
    void listen_messages_areHeardInOrderUntilEnough() {
        WebSocketSite site = open(new WebSocketSite(stream -> {
            stream.text("un");
            stream.text("deux é");
            stream.fragments("tr", "ois");
            stream.text("quatre");
        }));
        List<String> heard = new ArrayList<>();

        assertThat(listen(site, DEADLINE, heard, 3)).isEmpty();
        assertThat(heard).containsExactly("un", "deux é", "trois");
        assertThat(site.target()).isEqualTo("/subscribe?cursor=1&token=" + KEY);
        assertThat(site.headers())
                .containsEntry("authorization", "Bearer " + KEY)
                .doesNotContainKey("sec-websocket-extensions");
    }

    @Test
    void listen_quietStream_endsWithTheTime() {
        WebSocketSite site = open(new WebSocketSite(stream -> {
            stream.text("un");
            stream.untilClosed();
        }));
        List<String> heard = new ArrayList<>();
        long before = System.nanoTime();

        assertThat(listen(site, Duration.ofMillis(400), heard, 10)).isEmpty();
        assertThat(heard).containsExactly("un");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void listen_messageBeyondTheLimit_endsTheStream() {
        WebSocketSite site = open(new WebSocketSite(stream -> {
            stream.text("un");
            stream.text("a".repeat(BODY_MAX + 1));
        }));
        List<String> heard = new ArrayList<>();

        assertThat(listen(site, DEADLINE, heard, 10)).map(Reason::kind).contains(Reason.Kind.LIMIT);
        assertThat(heard).containsExactly("un");
    }

    @Test
    void listen_messageThatNeverEnds_isCutAtTheLimit() {
        WebSocketSite site = open(new WebSocketSite(stream -> stream.endless("a".repeat(4_096))));
        List<String> heard = new ArrayList<>();

        assertThat(listen(site, Duration.ofSeconds(20), heard, 10))
                .map(Reason::kind)
                .contains(Reason.Kind.LIMIT);
        assertThat(heard).isEmpty();
        assertThat(site.bytesSent()).isLessThan(20L << 20);
    }

    @Test
    void listen_refusedWithAPause_putsTheHostOff() {
        WebSocketSite site = open(WebSocketSite.refusing("429 Too Many Requests\r\nRetry-After: 120"));
        Fetcher fetcher = fetcher();
        ServiceClient client = client(fetcher, site.host());

        Optional<Reason> reason = client.listen(ServiceCall.get(site.url("/")), DEADLINE, message -> true);
        assertThat(reason).map(Reason::kind).contains(Reason.Kind.HOST_PAUSED);
        assertThat(fetcher.pauses())
                .singleElement()
                .satisfies(pause -> checkInstant(pause.until(), NOW.plusSeconds(120)));
        later(client.call(ServiceCall.get(site.url("/"))));
    }

    @Test
    void listen_refused_saysTheStatusAndNoKey() {
        List<String> heard = new ArrayList<>();
        assertThat(listen(open(WebSocketSite.refusing("400 Bad Request")), DEADLINE, heard, 1))
                .contains(new Reason(Reason.Kind.STATUS, "400"));
        assertThat(listen(open(WebSocketSite.refusing("200 " + KEY)), DEADLINE, heard, 1))
                .get()
                .satisfies(
                        reason -> assertThat(reason.detail()).contains("[key]").doesNotContain(KEY));
    }

    @Test
    void listen_privateAddress_isRefusedUnlessNamed() {
        WebSocketSite site = open(new WebSocketSite(stream -> stream.text("un")));
        ServiceCall call = ServiceCall.get(site.url("/"));
        assertThat(client().listen(call, DEADLINE, message -> false))
                .map(Reason::kind)
                .contains(Reason.Kind.URL_FORBIDDEN);
        assertThat(client("other.example")
                        .listen(ServiceCall.get(new CanonicalUrl("http://127.0.0.1/")), DEADLINE, m -> false))
                .map(Reason::kind)
                .contains(Reason.Kind.ADDRESS_FORBIDDEN);
        assertThat(site.target()).isEmpty();
    }
}
