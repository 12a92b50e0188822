package vigie.discover;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/** Kagi Search (<a href="https://kagi.com/api/docs/openapi">API, version 1</a>); each call is paid for. Thread-safe. */
public final class Kagi implements SearchService {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://kagi.com/");

    private static final int PAGES_MAX = 10;

    /** No limit is documented; longer queries find nothing. */
    private static final int QUERY_LENGTH_MAX = 400;

    private static final int WORDS_MAX = 50;
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final SearchResults RESULTS = new SearchResults("snippet", "time", item -> List.of("kagi"));

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String key;
    private final Clock clock;

    /** @param clock for the day from which on pages are wanted */
    public Kagi(ServiceClient client, CanonicalUrl base, String key, Clock clock) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.key = key.strip();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Kagi";
    }

    @Override
    public int pagesMax() {
        return PAGES_MAX;
    }

    @Override
    public SearchReading search(SearchQuery query) {
        Endpoint.checkPage(query, this);
        ServiceCall call = ServiceCall.post(
                        Endpoint.of(base, "api/v1/search"),
                        "application/json",
                        Body.of(body(query).toString().getBytes(StandardCharsets.UTF_8)))
                .withSecret("Authorization", "Bearer " + key)
                .every(GAP);
        return SearchReading.of(query, JsonAnswer.of(client.call(call)).then(Kagi::reading));
    }

    private ObjectNode body(SearchQuery query) {
        ObjectNode body = JsonMapper.shared()
                .createObjectNode()
                .put("query", Excerpt.words(query.text(), WORDS_MAX, QUERY_LENGTH_MAX))
                .put("page", query.page())
                .put("workflow", "search")
                .put("safe_search", false);
        ObjectNode filters = body.putObject("filters");
        filters.put("region", query.country().orElse("no_region").toLowerCase(Locale.ROOT));
        query.within()
                .map(within -> LocalDate.ofInstant(clock.instant().minus(within), clock.getZone()))
                .ifPresent(day -> filters.put("after", day.toString()));
        return body;
    }

    /** Without results the list is not there, but the object around it is. */
    private static Reply<SearchReading> reading(JsonAnswer answer) {
        JsonNode data = answer.json().path("data");
        return data.isObject()
                ? Reply.of(new SearchReading(
                        RESULTS.read(data.path("search")), Optional.empty(), Optional.empty(), List.of()))
                : new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
    }
}
