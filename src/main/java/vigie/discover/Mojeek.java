package vigie.discover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Mojeek, an index of its own
 * (<a href="https://www.mojeek.com/support/api/search/request_parameters.html">request parameters</a>). Thread-safe.
 */
public final class Mojeek implements SearchService {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://www.mojeek.com/");

    private static final int RESULTS_PER_PAGE = 10;
    private static final int PAGES_MAX = 10;

    /** No limit is documented; longer queries find nothing. */
    private static final int QUERY_LENGTH_MAX = 400;

    private static final int WORDS_MAX = 50;
    private static final Duration GAP = Duration.ofSeconds(1);

    /** Its dates say when it read a page, so none is taken for the day of publication. */
    private static final SearchResults RESULTS = new SearchResults("desc", "", item -> List.of("mojeek"));

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String key;

    public Mojeek(ServiceClient client, CanonicalUrl base, String key) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.key = key.strip();
    }

    @Override
    public String name() {
        return "Mojeek";
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
                .with("fmt", "json")
                .with("s", (query.page() - 1) * RESULTS_PER_PAGE + 1)
                .with("t", RESULTS_PER_PAGE);
        query.languageCode().ifPresent(code -> parameters.with("lb", code.toUpperCase(Locale.ROOT)));
        query.country().ifPresent(code -> parameters.with("rb", code));
        query.span().ifPresent(span -> parameters.with("since", since(span)));
        ServiceCall call = ServiceCall.get(Endpoint.of(base, "search?" + parameters))
                .withSecretQuery("api_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                .every(GAP);
        return SearchReading.of(query, JsonAnswer.of(client.call(call)).then(Mojeek::reading));
    }

    /** Weeks are not known to it. */
    private static String since(SearchQuery.Span span) {
        return (span == SearchQuery.Span.WEEK ? SearchQuery.Span.MONTH : span)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** Errors come with status 200, as {@code "status":"ERROR: Daily Limit Reached"}. */
    private static Reply<SearchReading> reading(JsonAnswer answer) {
        JsonNode response = answer.json().path("response");
        String status = response.path("status").asString("");
        if (status.startsWith("ERROR")) {
            return Reply.missing(kind(status.toLowerCase(Locale.ROOT)), JsonAnswer.quoted(status));
        }
        boolean told =
                response.path("results").isArray() || response.path("head").has("results");
        return status.equals("OK") && told
                ? Reply.of(new SearchReading(
                        RESULTS.read(response.path("results")), Optional.empty(), Optional.empty(), List.of()))
                : new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
    }

    private static Reason.Kind kind(String status) {
        if (status.contains("limit")) {
            return Reason.Kind.SERVICE_QUOTA;
        }
        return status.contains("key") ? Reason.Kind.SERVICE_KEY : Reason.Kind.SERVICE_REFUSED;
    }
}
