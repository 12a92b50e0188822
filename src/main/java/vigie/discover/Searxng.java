package vigie.discover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Reason;
import vigie.crawl.ServiceAnswer;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * The operator's own instance of SearXNG, or of searx, from which it came
 * (<a href="https://docs.searxng.org/dev/search_api.html">search API</a>). It asks engines whose terms may forbid that, so
 * none is asked unless its operator named it.
 *
 * <p>An instance leaves out engines that know no dates when a query names a span of time, and does not say so; a query
 * without one asks them all.
 *
 * <p>Queries are posted, so that they stay out of the access log. Thread-safe.
 */
public final class Searxng implements SearchService {
    /** What the engines behind an instance bear from one address for long. */
    private static final Duration GAP = Duration.ofSeconds(10);

    /** Further pages make engines ask for a CAPTCHA. */
    private static final int PAGES_MAX = 2;

    /** An operator changes the engines rarely. */
    private static final Duration ENGINES_KEPT = Duration.ofDays(1);

    /** Qwant refuses the first query and takes the cookie that comes with the refusal. */
    private static final String COOKIE_ENGINE = "qwant";

    private static final SearchResults RESULTS = new SearchResults("content", "publishedDate", Searxng::engines);

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final Duration gap;
    private final AtomicBoolean retried = new AtomicBoolean();
    private volatile Engines known = new Engines(Set.of(), Instant.EPOCH);

    /** @param base address of the instance, which may be below a path */
    public Searxng(ServiceClient client, CanonicalUrl base) {
        this(client, base, GAP);
    }

    Searxng(ServiceClient client, CanonicalUrl base, Duration gap) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.gap = gap;
    }

    private record Engines(Set<String> names, Instant readAt) {}

    @Override
    public String name() {
        return "SearXNG";
    }

    @Override
    public int pagesMax() {
        return PAGES_MAX;
    }

    @Override
    public SearchReading search(SearchQuery query) {
        Endpoint.checkPage(query, this);
        Reply<JsonAnswer> first = ask(query);
        return SearchReading.of(
                query,
                first.then(answer -> isFirstRefusal(answer) ? ask(query) : first)
                        .then(this::reading));
    }

    private Reply<JsonAnswer> ask(SearchQuery query) {
        QueryString form =
                new QueryString().with("q", query.text()).with("format", "json").with("pageno", query.page());
        query.language().ifPresent(language -> form.with("language", language.toLanguageTag()));
        query.span().ifPresent(span -> form.with("time_range", span.name().toLowerCase(Locale.ROOT)));
        ServiceAnswer answer = client.call(ServiceCall.post(
                        Endpoint.of(base, "search"),
                        "application/x-www-form-urlencoded",
                        Body.of(form.toString().getBytes(StandardCharsets.UTF_8)))
                .with("Accept", "application/json")
                .every(gap));
        return JsonAnswer.answered(answer).then(Searxng::json);
    }

    /** With JSON off, searx sends a page and SearXNG refuses. */
    private static Reply<JsonAnswer> json(Capture capture) {
        boolean page = capture.mediaType().filter("text/html"::equals).isPresent();
        return (page && capture.status() == 200)
                        || (capture.status() == 403 && JsonAnswer.json(capture).isEmpty())
                ? Reply.missing(Reason.Kind.SEARCH_JSON_OFF, "")
                : JsonAnswer.of(capture);
    }

    private boolean isFirstRefusal(JsonAnswer answer) {
        return silentEngines(answer.json()).contains(COOKIE_ENGINE) && !retried.getAndSet(true);
    }

    private Reply<SearchReading> reading(JsonAnswer answer) {
        JsonNode list = answer.json().path("results");
        if (!list.isArray()) {
            return new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
        }
        List<SearchResult> results = RESULTS.read(list);
        List<String> silent = silent(answer.json());
        Optional<Reason> failure = results.isEmpty() && !silent.isEmpty() && nobodyElseAnswered(answer)
                ? Optional.of(new Reason(Reason.Kind.SEARCH_SILENT, String.join(", ", silent)))
                : Optional.empty();
        return Reply.of(new SearchReading(results, failure, Optional.empty(), silent));
    }

    /** The answer names who was silent, not who had nothing to say; who there is stands in the instance's own list. */
    private boolean nobodyElseAnswered(JsonAnswer answer) {
        Instant now = answer.capture().endedAt();
        Engines engines = known;
        if (engines.names().isEmpty() || engines.readAt().plus(ENGINES_KEPT).isBefore(now)) {
            engines = new Engines(enabledEngines(), now);
            known = engines;
        }
        return silentEngines(answer.json()).containsAll(engines.names());
    }

    /** Empty when the list cannot be had; then silence of some counts as silence of all, which is the safe mistake. */
    private Set<String> enabledEngines() {
        ServiceCall call = ServiceCall.get(Endpoint.of(base, "config")).every(gap);
        return switch (JsonAnswer.of(client.call(call))) {
            case Reply.Given<JsonAnswer> given ->
                given.value()
                        .json()
                        .path("engines")
                        .valueStream()
                        .filter(engine -> engine.path("enabled").asBoolean(false))
                        .filter(engine -> engine.path("categories")
                                .valueStream()
                                .anyMatch(category -> category.asString("").equals("general")))
                        .map(engine -> engine.path("name").asString(""))
                        .collect(Collectors.toCollection(TreeSet::new));
            case Reply.Missing<JsonAnswer> missing -> Set.of();
        };
    }

    private static Set<String> silentEngines(JsonNode json) {
        return json.path("unresponsive_engines")
                .valueStream()
                .map(pair -> pair.path(0).asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> silent(JsonNode json) {
        return json.path("unresponsive_engines")
                .valueStream()
                .map(pair -> JsonAnswer.quoted(
                        pair.path(0).asString("") + ": " + pair.path(1).asString("")))
                .sorted()
                .toList();
    }

    private static List<String> engines(JsonNode item) {
        List<String> all = item.path("engines")
                .valueStream()
                .map(engine -> engine.asString(""))
                .filter(engine -> !engine.isEmpty())
                .toList();
        return all.isEmpty() ? Stream.of(item.path("engine").asString("searx")).toList() : all;
    }
}
