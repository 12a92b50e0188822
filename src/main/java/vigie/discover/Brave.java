package vigie.discover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Brave Search (<a href="https://api-dashboard.search.brave.com/app/documentation/web-search/query">Web Search API</a>).
 * Brave keeps queries for up to 90 days. Thread-safe.
 */
public final class Brave implements SearchService {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://api.search.brave.com/");

    private static final int RESULTS_PER_PAGE = 20;
    private static final int PAGES_MAX = 10;

    /** Longer queries are refused. */
    private static final int WORDS_MAX = 50;

    private static final int QUERY_LENGTH_MAX = 400;

    /** The smallest plan allows one call a second. */
    private static final Duration GAP = Duration.ofSeconds(1);

    private static final SearchResults RESULTS = new SearchResults("description", "page_age", item -> List.of("brave"));

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String key;

    /** @param key the subscription token */
    public Brave(ServiceClient client, CanonicalUrl base, String key) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.key = key.strip();
    }

    @Override
    public String name() {
        return "Brave Search";
    }

    @Override
    public int pagesMax() {
        return PAGES_MAX;
    }

    @Override
    public SearchReading search(SearchQuery query) {
        Endpoint.checkPage(query, this);
        QueryString parameters = new QueryString()
                .with("q", Excerpt.words(query.text(), WORDS_MAX, QUERY_LENGTH_MAX))
                .with("count", RESULTS_PER_PAGE)
                .with("offset", query.page() - 1);
        query.languageCode().ifPresent(code -> parameters.with("search_lang", code));
        query.country().ifPresent(code -> parameters.with("country", code));
        query.span().ifPresent(span -> parameters.with("freshness", freshness(span)));
        ServiceCall call = ServiceCall.get(Endpoint.of(base, "res/v1/web/search?" + parameters))
                .with("Accept", "application/json")
                .withSecret("X-Subscription-Token", key)
                .every(GAP);
        return SearchReading.of(query, JsonAnswer.answered(client.call(call)).then(capture -> {
            Optional<Instant> notBefore = RateLimits.of(capture).notBefore();
            notBefore.ifPresent(until -> client.pause(base, Duration.between(capture.endedAt(), until)));
            return withKeyTold(JsonAnswer.of(capture), notBefore).then(answer -> reading(answer, notBefore));
        }));
    }

    /** A key that is wrong or missing is answered with 422 (SUBSCRIPTION_TOKEN_INVALID), like a query that is. */
    private static Reply<JsonAnswer> withKeyTold(Reply<JsonAnswer> reply, Optional<Instant> notBefore) {
        if (!(reply instanceof Reply.Missing<JsonAnswer> missing)) {
            return reply;
        }
        Reason reason = missing.reason();
        boolean key = reason.kind() == Reason.Kind.SERVICE_REFUSED
                && reason.detail().toLowerCase(Locale.ROOT).contains("token");
        return new Reply.Missing<>(
                key ? new Reason(Reason.Kind.SERVICE_KEY, reason.detail()) : reason,
                missing.notBefore().or(() -> notBefore));
    }

    /** Without results the list is not there at all, so the kind of the answer says whether it is one. */
    private static Reply<SearchReading> reading(JsonAnswer answer, Optional<Instant> notBefore) {
        JsonNode json = answer.json();
        return json.path("type").asString("").equals("search")
                ? Reply.of(new SearchReading(
                        RESULTS.read(json.path("web").path("results")), Optional.empty(), notBefore, List.of()))
                : new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), notBefore);
    }

    private static String freshness(SearchQuery.Span span) {
        return switch (span) {
            case DAY -> "pd";
            case WEEK -> "pw";
            case MONTH -> "pm";
            case YEAR -> "py";
        };
    }
}
