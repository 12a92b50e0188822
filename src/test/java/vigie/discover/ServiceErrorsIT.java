package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.Reason.Kind;
import vigie.crawl.ServiceClient;
import vigie.testing.CalledServices;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.LoggedLines;
import vigie.testing.RecordedService;

/** What can go wrong with any service, for each of them: always a reason, never an exception, never "nothing found". */
class ServiceErrorsIT {
    private static final String KEY = "sk-Zq7vT4mW9xK2pL8r";
    private static final String TEXT = "\"le silence du lundi\"";
    private static final CanonicalUrl PAGE = new CanonicalUrl("https://copieur.example/a");
    private static final List<String> SEARCH = List.of("searxng", "brave", "mojeek", "kagi");
    private static final Instant NOW = CalledServices.NOW;

    private final CalledServices services = new CalledServices();

    @AfterEach
    void close() {
        services.close();
    }

    /** One way to call a service. */
    @FunctionalInterface
    private interface Calling {
        Reply<?> call(ServiceClient client, CanonicalUrl base);
    }

    private static Calling search(Calls<SearchService> service) {
        return (client, base) -> {
            SearchReading reading = service.of(client, base).search(SearchQuery.of(TEXT));
            assertThat(reading.results()).isEmpty();
            return reading.failure()
                    .<Reply<?>>map(reason -> new Reply.Missing<>(reason, reading.notBefore()))
                    .orElseGet(() -> Reply.of(reading));
        };
    }

    @FunctionalInterface
    private interface Calls<T> {
        T of(ServiceClient client, CanonicalUrl base);
    }

    private static Map<String, Calling> callings() {
        Body picture = Body.of("GIF89a".getBytes(UTF_8));
        Map<String, Calling> all = new LinkedHashMap<>();
        all.put("searxng", search((client, base) -> new Searxng(client, base, Duration.ZERO)));
        all.put("brave", search((client, base) -> new Brave(client, base, KEY)));
        all.put("mojeek", search((client, base) -> new Mojeek(client, base, KEY)));
        all.put("kagi", search((client, base) -> new Kagi(client, base, KEY, CalledServices.clock())));
        all.put("wayback", (client, base) -> new Wayback(client, base, Duration.ZERO).firstSeen(PAGE));
        all.put("save", (client, base) -> new SavePageNow(client, base, "access-key:" + KEY).ask(PAGE));
        all.put("save state", (client, base) -> new SavePageNow(client, base, "access-key:" + KEY).state("spn2-9c17"));
        all.put("crawls", (client, base) -> new CommonCrawl(client, base, base, Duration.ZERO).crawls());
        all.put(
                "crawl pages",
                (client, base) ->
                        new CommonCrawl(client, base, base, Duration.ZERO).pages(crawl(base), "copieur.example"));
        all.put(
                "crawl entries",
                (client, base) ->
                        new CommonCrawl(client, base, base, Duration.ZERO).entries(crawl(base), "copieur.example", 0));
        all.put(
                "crawl page",
                (client, base) -> new CommonCrawl(client, base, base, Duration.ZERO)
                        .page(new ArchiveEntry(PAGE, NOW, "text/html", "", "crawl-data/a.warc.gz", 10, 100)));
        all.put("vision", (client, base) -> new GoogleVision(client, base, KEY).find(picture));
        all.put("tineye", (client, base) -> new TinEye(client, base, KEY).find(picture));
        all.put(
                "linkedin",
                (client, base) -> new MemberSnapshot(client, base, KEY, Duration.ZERO).read(MemberSnapshot.SHARES));
        return all;
    }

    private static Crawl crawl(CanonicalUrl base) {
        return new Crawl("CC-MAIN-2026-30", Endpoint.of(base, "CC-index"), Optional.empty(), Optional.empty());
    }

    private record Case(Answer answer, Kind kind) {}

    private static final String HTML = "<!DOCTYPE html><title>Erreur</title><p>Oups";

    private static Map<String, Case> cases(boolean keyed) {
        byte[] gzip = FakeSite.gzip(
                "{\"results\":[%s]}".formatted("\"é\",".repeat(500)).getBytes(UTF_8));
        // services like to quote what was wrong with a call
        String error = "{\"message\":\"Why &amp; how %s %s\"}".formatted(keyed ? KEY : "", TEXT.replace("\"", "\\\""));
        Map<String, Case> all = new LinkedHashMap<>();
        all.put("304", new Case(Answer.of(304, ""), Kind.UNEXPECTED));
        all.put("400", new Case(RecordedService.json(400, error), Kind.SERVICE_REFUSED));
        all.put("401", new Case(RecordedService.json(401, error), Kind.SERVICE_KEY));
        all.put("403 html", new Case(html(403), Kind.SERVICE_BLOCKED));
        all.put("404", new Case(html(404), Kind.SERVICE_ADDRESS));
        all.put("410", new Case(Answer.of(410, ""), Kind.SERVICE_ADDRESS));
        all.put("422", new Case(RecordedService.json(422, error), Kind.SERVICE_REFUSED));
        all.put("302", new Case(Answer.redirect(302, "/login"), Kind.SERVICE_ADDRESS));
        all.put("500", new Case(RecordedService.json(500, error), Kind.STATUS));
        all.put("429 s", new Case(Answer.of(429, "").with("Retry-After", "120"), Kind.HOST_PAUSED));
        all.put(
                "429 date",
                new Case(Answer.of(429, "").with("Retry-After", "Tue, 24 Nov 2026 10:02:00 GMT"), Kind.HOST_PAUSED));
        all.put("503", new Case(html(503).with("Retry-After", "120"), Kind.HOST_PAUSED));
        all.put("html", new Case(html(200), Kind.SERVICE_ANSWER));
        all.put("nothing", new Case(Answer.of(200, ""), Kind.SERVICE_ANSWER));
        all.put("text", new Case(RecordedService.json(200, "\"OK\""), Kind.SERVICE_ANSWER));
        all.put("other json", new Case(RecordedService.json(200, "{\"hello\":[1]}"), Kind.SERVICE_ANSWER));
        all.put(
                "half json",
                new Case(RecordedService.json(200, "{\"results\":[{\"url\":\"https:"), Kind.SERVICE_ANSWER));
        all.put("deep json", new Case(RecordedService.json(200, "[".repeat(100_000)), Kind.SERVICE_ANSWER));
        all.put(
                "cut gzip",
                new Case(
                        new Answer(200, Map.of(), Body.of(Arrays.copyOf(gzip, gzip.length / 2)))
                                .with("Content-Encoding", "gzip")
                                .with("Content-Type", "application/json"),
                        Kind.SERVICE_ANSWER));
        return all;
    }

    private static Answer html(int status) {
        return Answer.of(status, HTML).with("Content-Type", "text/html; charset=utf-8");
    }

    private static Stream<Arguments> everyCaseOfEveryService() {
        return callings().keySet().stream()
                .flatMap(service -> cases(true).keySet().stream().map(name -> arguments(service, name)));
    }

    private static boolean isKeyed(String service) {
        return !List.of("searxng", "wayback").contains(service) && !service.startsWith("crawl");
    }

    private static Case played(String service, String name) {
        return Objects.requireNonNull(cases(isKeyed(service)).get(name));
    }

    private static Calling calling(String service) {
        return Objects.requireNonNull(callings().get(service));
    }

    private static Kind expected(String service, String name) {
        boolean jsonOff = service.equals("searxng") && (name.equals("403 html") || name.equals("html"));
        return jsonOff ? Kind.SEARCH_JSON_OFF : played(service, name).kind();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCaseOfEveryService")
    void error_ofAnyService_isAReason(String service, String name) {
        RecordedService recorded = services.service(played(service, name).answer());
        try (LoggedLines logged = new LoggedLines()) {
            Reply.Missing<?> missing = missing(calling(service).call(services.client(recorded), recorded.url()));

            assertThat(missing.reason().kind()).isEqualTo(expected(service, name));
            assertThat(missing.reason().detail())
                    .doesNotContain(KEY)
                    .doesNotContain("<")
                    .satisfies(detail -> {
                        if (SEARCH.contains(service)) {
                            assertThat(detail).doesNotContain("lundi");
                        }
                    });
            assertThat(recorded.log()).hasSize(1);
            assertThat(logged.lines().toString()).doesNotContain(KEY).doesNotContain("lundi");
            checkNotBefore(service, name, missing.notBefore());
        }
    }

    private static void checkNotBefore(String service, String name, Optional<Instant> notBefore) {
        if (expected(service, name) == Kind.HOST_PAUSED) {
            assertThat(notBefore).get().satisfies(at -> checkInstant(at, NOW.plusSeconds(120)));
        } else if (service.startsWith("crawl") && name.equals("403 html")) {
            assertThat(notBefore).get().satisfies(at -> checkInstant(at, NOW.plus(Duration.ofHours(24))));
        } else {
            assertThat(notBefore).isEmpty();
        }
    }

    /** Pauses are counted on a clock that goes on while the fixed one does not. */
    private static void checkInstant(Instant actual, Instant expected) {
        assertThat(actual).isBetween(expected.minusSeconds(20), expected);
    }

    private static Stream<String> everyService() {
        return callings().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void silence_ofAnyService_endsAtTheDeadline(String service) {
        CountDownLatch end = new CountDownLatch(1);
        RecordedService recorded = services.service(asked -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.of(200, "{}");
        });
        long before = System.nanoTime();
        Reply.Missing<?> missing = missing(calling(service).call(services.client(recorded), recorded.url()));
        end.countDown();

        assertThat(missing.reason().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    private static Stream<String> everyKeyedService() {
        return everyService().filter(ServiceErrorsIT::isKeyed);
    }

    @ParameterizedTest
    @MethodSource("everyKeyedService")
    void key_thatWasPastedBadly_isAReason(String service) {
        RecordedService recorded = services.json("{}");
        Reply<?> reply = badKey(service, services.client(recorded), recorded.url());
        Reason reason = missing(reply).reason();
        if (service.equals("mojeek")) {
            // a parameter can carry any letter, so the service is the one to say that it is wrong
            assertThat(recorded.log().getFirst().parameter("api_key")).contains("clé");
        } else {
            assertThat(reason.kind()).isEqualTo(Kind.SERVICE_KEY);
            assertThat(recorded.log()).isEmpty();
        }
        assertThat(reason.detail()).doesNotContain("clé");
    }

    private static Reply<?> badKey(String service, ServiceClient client, CanonicalUrl base) {
        String bad = "clé";
        Body picture = Body.of(new byte[1]);
        return switch (service) {
            case "brave" -> search((c, b) -> new Brave(c, b, bad)).call(client, base);
            case "mojeek" -> search((c, b) -> new Mojeek(c, b, bad)).call(client, base);
            case "kagi" ->
                search((c, b) -> new Kagi(c, b, bad, CalledServices.clock())).call(client, base);
            case "save" -> new SavePageNow(client, base, bad).ask(PAGE);
            case "save state" -> new SavePageNow(client, base, bad).state("spn2-9c17");
            case "vision" -> new GoogleVision(client, base, bad).find(picture);
            case "tineye" -> new TinEye(client, base, bad).find(picture);
            case "linkedin" -> new MemberSnapshot(client, base, bad, Duration.ZERO).read(MemberSnapshot.SHARES);
            default -> throw new IllegalArgumentException(service);
        };
    }

    private static Reply.Missing<?> missing(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Missing.class);
        return (Reply.Missing<?>) reply;
    }
}
