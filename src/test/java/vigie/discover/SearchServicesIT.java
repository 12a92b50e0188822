package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vigie.testing.RecordedService.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.Fetcher;
import vigie.crawl.Reason;
import vigie.testing.CalledServices;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RecordedService;
import vigie.testing.RecordedService.Asked;

/** Search services as they answer: recordings in the form of the real ones. */
class SearchServicesIT {
    private static final String KEY = "sk-Zq7vT4mW9xK2pL8r";
    private static final Instant NOW = CalledServices.NOW;
    private static final SearchQuery QUERY = new SearchQuery(
            "\"l'été à Évian\" carrousel", Optional.of(Locale.FRANCE), Optional.of(Duration.ofDays(20)), 2);

    private static final String SEARXNG_RESULT = """
        {"url":"https://copieur.example/article?utm_source=x","engine":"qwant","parsed_url":["https","copieur.example","/article","","",""],
         "template":"default.html","title":"Copie &amp; collée","content":"« Le silence du lundi matin coûte plus cher »","img_src":"",
         "publishedDate":"2026-09-01T00:00:00","pubdate":"","engines":["qwant","brave"],"positions":[1,3],"score":2.67,"category":"general"}\
        """;

    private final CalledServices services = new CalledServices();

    @AfterEach
    void close() {
        services.close();
    }

    private static String searxng(String results, String unresponsive) {
        return """
            {"query":"q","results":[%s],"answers":[],"corrections":[],"infoboxes":[],"suggestions":[],
             "unresponsive_engines":[%s]}\
            """.formatted(results, unresponsive);
    }

    /** An instance with these engines; the last is switched off. */
    private static final String CONFIG = """
        {"engines":[{"name":"qwant","enabled":true,"categories":["general"]},
         {"name":"brave","enabled":true,"categories":["general","web"]},
         {"name":"bing images","enabled":true,"categories":["images"]},
         {"name":"google","enabled":false,"categories":["general"]}],"categories":["general"]}\
        """;

    private RecordedService searxngService(String... answers) {
        int[] next = {0};
        return services.service(asked -> asked.path().equals("/config")
                ? json(200, CONFIG)
                : json(200, answers[Math.min(next[0]++, answers.length - 1)]));
    }

    private Searxng searxng(RecordedService service) {
        return new Searxng(services.client(service), service.url(), Duration.ZERO);
    }

    private static List<String> paths(RecordedService service) {
        return service.log().stream().map(Asked::path).toList();
    }

    @Test
    void searxng_results_areReadAndTheQueryIsPosted() {
        RecordedService service = searxngService(searxng(
                SEARXNG_RESULT + "," + SEARXNG_RESULT
                        + ",{\"url\":\"javascript:alert(1)\"},{\"title\":\"sans adresse\"}",
                "[\"duckduckgo\",\"CAPTCHA\"],[\"startpage\",\"Suspended: CAPTCHA\"]"));

        SearchReading reading = searxng(service).search(QUERY);

        assertThat(reading.failure()).isEmpty();
        assertThat(reading.results())
                .extracting(
                        result -> result.url().value(),
                        SearchResult::title,
                        SearchResult::snippet,
                        SearchResult::published,
                        SearchResult::engines)
                .containsExactly(tuple(
                        "https://copieur.example/article",
                        "Copie & collée",
                        "« Le silence du lundi matin coûte plus cher »",
                        Optional.of(Instant.parse("2026-09-01T00:00:00Z")),
                        List.of("qwant", "brave")));
        assertThat(reading.silent()).containsExactly("duckduckgo: CAPTCHA", "startpage: Suspended: CAPTCHA");
        Asked asked = service.log().getFirst();
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /search");
        assertThat(List.of("q", "format", "language", "pageno", "time_range"))
                .extracting(name -> asked.parameter(name).orElse(""))
                .containsExactly("\"l'été à Évian\" carrousel", "json", "fr-FR", "2", "month");
    }

    /** searx 1.1 gives a count that is always 0, and no dates. */
    @Test
    void searxng_formOfOldSearx_isReadToo() {
        RecordedService service = searxngService("""
            {"query":"q","number_of_results":0,"results":[{"url":"https://copieur.example/a","title":"Copie","content":"x",
             "engine":"vigie fixture","parsed_url":["https","copieur.example","/a","","",""],"engines":["vigie fixture"],
             "positions":[1],"score":1.0,"category":"general","pretty_url":"https://copieur.example/a"}],"answers":[],
             "corrections":[],"infoboxes":[],"suggestions":[],"unresponsive_engines":[]}\
            """);
        assertThat(searxng(service).search(SearchQuery.of("q")).results())
                .extracting(SearchResult::engines)
                .containsExactly(List.of("vigie fixture"));
    }

    @Test
    void searxng_noResultsAndNobodySilent_isEmptiness() {
        RecordedService service = searxngService(searxng("", ""));
        assertThat(searxng(service).search(SearchQuery.of("q")))
                .isEqualTo(new SearchReading(List.of(), Optional.empty(), Optional.empty(), List.of()));
        assertThat(paths(service)).containsExactly("/search");
    }

    @Test
    void searxng_noResultsAndSomeSilent_isEmptinessThatSaysSo() {
        RecordedService service = searxngService(searxng("", "[\"brave\",\"timeout\"]"));
        Searxng searxng = searxng(service);
        SearchReading reading = searxng.search(SearchQuery.of("q"));
        assertThat(reading.failure()).isEmpty();
        assertThat(reading.silent()).containsExactly("brave: timeout");
        searxng.search(SearchQuery.of("q"));
        assertThat(paths(service)).containsExactly("/search", "/config", "/search");
    }

    @Test
    void searxng_everyEngineSilent_isAFailure() {
        String down = searxng("", "[\"brave\",\"timeout\"],[\"qwant\",\"CAPTCHA\"]");
        SearchReading reading = searxng(searxngService(down)).search(SearchQuery.of("q"));
        assertThat(reading.failure()).contains(new Reason(Reason.Kind.SEARCH_SILENT, "brave: timeout, qwant: CAPTCHA"));
        assertThat(reading.silent()).hasSize(2);
    }

    /** Who there is cannot be known then, so silence is not taken for emptiness. */
    @Test
    void searxng_someSilentAndNoListOfEngines_isAFailure() {
        RecordedService service = services.service(asked -> asked.path().equals("/config")
                ? Answer.of(404, "")
                : json(200, searxng("", "[\"brave\",\"timeout\"]")));
        assertThat(searxng(service).search(SearchQuery.of("q")).failure())
                .map(Reason::kind)
                .contains(Reason.Kind.SEARCH_SILENT);
    }

    @Test
    void searxng_firstRefusalOfQwant_isAskedOnceMore() {
        String refused = searxng("", "[\"qwant\",\"access denied\"]");
        RecordedService service = searxngService(refused, searxng(SEARXNG_RESULT, ""), refused);
        Searxng searxng = searxng(service);

        assertThat(searxng.search(SearchQuery.of("q")).results()).hasSize(1);
        assertThat(searxng.search(SearchQuery.of("q")).silent()).containsExactly("qwant: access denied");
        assertThat(paths(service)).containsExactly("/search", "/search", "/search", "/config");
    }

    @Test
    void searxng_thirdPage_isACallersMistake() {
        Searxng searxng = searxng(searxngService(""));
        assertThatThrownBy(() -> searxng.search(new SearchQuery("secret", Optional.empty(), Optional.empty(), 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void searxng_belowAPath_isAskedThere() {
        RecordedService service = searxngService(searxng("", ""));
        new Searxng(services.client(service), new vigie.crawl.CanonicalUrl(service.url() + "searx"), Duration.ZERO)
                .search(SearchQuery.of("q"));
        assertThat(paths(service)).containsExactly("/searx/search");
    }

    private static final String BRAVE = """
        {"type":"search","query":{"original":"q","more_results_available":true},
         "web":{"type":"search","results":[{"title":"Copie","url":"https://copieur.example/a","is_source_local":false,
          "description":"… <strong>silence du lundi matin</strong> … l&#x27;&eacute;t&eacute;","page_age":"2026-09-01T08:00:00","age":"September 1, 2026",
          "language":"fr","family_friendly":true,"type":"search_result","meta_url":{"hostname":"copieur.example"},"extra_snippets":["…"]}]}}\
        """;

    private static Answer brave(String remaining, String reset) {
        return json(200, BRAVE)
                .with("X-RateLimit-Limit", "1, 15000")
                .with("X-RateLimit-Policy", "1;w=1, 15000;w=2592000")
                .with("X-RateLimit-Remaining", remaining)
                .with("X-RateLimit-Reset", reset);
    }

    @Test
    void brave_results_areReadAndTheKeyIsAHeader() {
        RecordedService service = services.service(brave("1, 14999", "1, 1419704"));
        SearchReading reading = new Brave(services.client(service), service.url(), KEY).search(QUERY);

        assertThat(reading.failure()).isEmpty();
        assertThat(reading.notBefore()).isEmpty();
        assertThat(reading.results())
                .extracting(result -> result.url().value(), SearchResult::snippet, SearchResult::published)
                .containsExactly(tuple(
                        "https://copieur.example/a",
                        "… silence du lundi matin … l'été",
                        Optional.of(Instant.parse("2026-09-01T08:00:00Z"))));
        Asked asked = service.log().getFirst();
        assertThat(asked.path()).isEqualTo("/res/v1/web/search");
        assertThat(List.of("q", "count", "offset", "search_lang", "country", "freshness"))
                .extracting(name -> asked.parameter(name).orElse(""))
                .containsExactly("\"l'été à Évian\" carrousel", "20", "1", "fr", "FR", "pm");
        assertThat(asked.headers())
                .containsEntry("x-subscription-token", KEY)
                .containsEntry("accept", "application/json")
                .containsEntry("accept-encoding", "gzip");
    }

    @Test
    void brave_longQuery_isCutAtWords() {
        RecordedService service = services.service(brave("1, 1", "1, 1"));
        Brave brave = new Brave(services.client(service), service.url(), KEY);
        brave.search(
                SearchQuery.of(IntStream.range(0, 80).mapToObj(i -> "m" + i).collect(Collectors.joining(" "))));
        String asked = service.log().getFirst().parameter("q").orElse("");
        assertThat(asked).endsWith("m49");
        assertThat(asked.split(" ", -1)).hasSize(50);
    }

    @Test
    void brave_windowUsedUp_isLeftAloneUntilItBeginsAnew() {
        RecordedService service = services.service(brave("0, 14999", "90, 1419704"));
        Fetcher fetcher = services.fetcher(service);
        Brave brave = new Brave(services.client(fetcher), service.url(), KEY);

        SearchReading first = brave.search(SearchQuery.of("q"));
        assertThat(first.results()).hasSize(1);
        assertThat(first.notBefore()).contains(NOW.plusSeconds(90));
        assertThat(fetcher.pauses()).hasSize(1);
        SearchReading second = brave.search(SearchQuery.of("q"));
        assertThat(second.failure()).map(Reason::kind).contains(Reason.Kind.HOST_PAUSED);
        assertThat(service.log()).hasSize(1);
    }

    @Test
    void brave_monthUsedUp_saysUntilWhen() {
        RecordedService service = services.service(brave("1, 0", "1, 1419704"));
        assertThat(new Brave(services.client(service), service.url(), KEY)
                        .search(SearchQuery.of("q"))
                        .notBefore())
                .contains(NOW.plusSeconds(1_419_704));
    }

    @Test
    void brave_wrongKey_isToldFromAWrongQuery() {
        checkBrave422(
                "SUBSCRIPTION_TOKEN_INVALID", "The provided subscription token is invalid.", Reason.Kind.SERVICE_KEY);
        checkBrave422("VALIDATION", "Unable to validate request parameter(s)", Reason.Kind.SERVICE_REFUSED);
    }

    private void checkBrave422(String code, String detail, Reason.Kind expected) {
        RecordedService service = services.service(json(
                422,
                "{\"type\":\"ErrorResponse\",\"error\":{\"id\":\"5d83\",\"code\":\"%s\",\"detail\":\"%s\",\"status\":422},\"time\":1663072993}"
                        .formatted(code, detail)));
        assertThat(new Brave(services.client(service), service.url(), KEY)
                        .search(SearchQuery.of("q"))
                        .failure())
                .contains(new Reason(expected, "422 " + detail));
    }

    @Test
    void brave_nothingFound_isEmptiness() {
        RecordedService service =
                services.json("{\"type\":\"search\",\"query\":{\"original\":\"q\",\"more_results_available\":false}}");
        assertThat(new Brave(services.client(service), service.url(), KEY).search(SearchQuery.of("q")))
                .isEqualTo(new SearchReading(List.of(), Optional.empty(), Optional.empty(), List.of()));
    }

    private SearchReading mojeek(RecordedService service, SearchQuery query) {
        return new Mojeek(services.client(service), service.url(), KEY).search(query);
    }

    @Test
    void mojeek_results_areReadAndTheKeyIsASecretParameter() {
        RecordedService service = services.json("""
            {"response":{"status":"OK","head":{"query":"q","start":11,"return":1,"results":12},
             "results":[{"url":"https://copieur.example/a","title":"Copie","desc":"Le <b>silence</b>","size":"1kb","date":"1st Sep 2026"}]}}\
            """);
        SearchReading reading = mojeek(service, QUERY);

        assertThat(reading.results())
                .extracting(SearchResult::snippet, SearchResult::published, SearchResult::engines)
                .containsExactly(tuple("Le silence", Optional.empty(), List.of("mojeek")));
        Asked asked = service.log().getFirst();
        assertThat(List.of("q", "fmt", "s", "t", "lb", "rb", "since", "api_key"))
                .extracting(name -> asked.parameter(name).orElse(""))
                .containsExactly("\"l'été à Évian\" carrousel", "json", "11", "10", "FR", "FR", "month", KEY);
    }

    @Test
    void mojeek_errorWithStatus200_isAFailure() {
        checkMojeek("ERROR: Daily Limit Reached", Reason.Kind.SERVICE_QUOTA);
        checkMojeek("ERROR: Invalid API key", Reason.Kind.SERVICE_KEY);
        checkMojeek("ERROR: Query Missing", Reason.Kind.SERVICE_REFUSED);
    }

    private void checkMojeek(String status, Reason.Kind expected) {
        RecordedService service = services.json("{\"response\":{\"status\":\"%s\"}}".formatted(status));
        assertThat(mojeek(service, SearchQuery.of("q")).failure()).contains(new Reason(expected, status));
    }

    @Test
    void mojeek_nothingFound_isEmptiness() {
        RecordedService service =
                services.json("{\"response\":{\"status\":\"OK\",\"head\":{\"results\":0},\"results\":[]}}");
        assertThat(mojeek(service, SearchQuery.of("q")).failure()).isEmpty();
    }

    private SearchReading kagi(RecordedService service) {
        return new Kagi(services.client(service), service.url(), KEY, CalledServices.clock()).search(QUERY);
    }

    @Test
    void kagi_results_areReadAndTheQueryIsJson() {
        RecordedService service = services.json("""
            {"meta":{"id":"1"},"data":{"search":[{"url":"https://copieur.example/a","title":"Copie &amp; co","snippet":"Le <b>silence</b>",
             "time":"2026-09-01T08:00:00+02:00"}],"related_search":[{"title":"x"}]}}\
            """);
        assertThat(kagi(service).results())
                .extracting(SearchResult::title, SearchResult::snippet, SearchResult::published)
                .containsExactly(tuple("Copie & co", "Le silence", Optional.of(Instant.parse("2026-09-01T06:00:00Z"))));
        Asked asked = service.log().getFirst();
        JsonNode sent = JsonMapper.shared().readTree(asked.text());
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /api/v1/search");
        assertThat(asked.headers())
                .containsEntry("authorization", "Bearer " + KEY)
                .containsEntry("content-type", "application/json");
        assertThat(sent).isEqualTo(JsonMapper.shared().readTree("""
            {"query":"\\"l'été à Évian\\" carrousel","page":2,"workflow":"search","safe_search":false,
             "filters":{"region":"fr","after":"2026-11-04"}}\
            """));
    }

    @Test
    void kagi_nothingFound_isEmptiness() {
        assertThat(kagi(services.json("{\"meta\":{\"id\":\"1\"},\"data\":{}}")).failure())
                .isEmpty();
    }

    @Test
    void results_moreThanAnyServiceGives_areBounded() {
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "{\"url\":\"https://c.example/%d\",\"title\":\"%s\",\"content\":\"%s\"}"
                        .formatted(i, "t".repeat(5_000), "s".repeat(5_000)))
                .collect(Collectors.joining(","));
        List<SearchResult> results = searxng(searxngService(searxng(many, "")))
                .search(SearchQuery.of("q"))
                .results();
        assertThat(results).hasSize(100).allSatisfy(result -> {
            assertThat(result.title()).hasSize(300);
            assertThat(result.snippet()).hasSize(2_000);
        });
    }
}
