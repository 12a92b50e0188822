package vigie.discover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;

/**
 * Reads the lists of results that services give, which differ in the names of their fields only.
 *
 * @param snippet field of the snippet
 * @param published field of the date
 * @param engines which engines found a result
 */
record SearchResults(String snippet, String published, Function<JsonNode, List<String>> engines) {
    /** No service gives more on a page; what does is no list of results. */
    private static final int RESULTS_MAX = 100;

    private static final int TITLE_MAX = 300;
    private static final int SNIPPET_MAX = 2_000;

    /** Returns the results, each address once, at most 100. What has no address of the web is left out. */
    List<SearchResult> read(JsonNode list) {
        Map<CanonicalUrl, SearchResult> results = new LinkedHashMap<>();
        list.valueStream()
                .flatMap(item -> result(item).stream())
                .forEach(result -> results.putIfAbsent(result.url(), result));
        return results.values().stream().limit(RESULTS_MAX).toList();
    }

    private Optional<SearchResult> result(JsonNode item) {
        return address(item.path("url").asString(""))
                .map(url -> new SearchResult(
                        url,
                        Excerpt.of(item.path("title").asString(""), TITLE_MAX),
                        Excerpt.of(item.path(snippet).asString(""), SNIPPET_MAX),
                        instant(item.path(published).asString("")),
                        engines.apply(item)));
    }

    /** Returns a page's address without a wrapper around it; empty when it is none of the web. */
    static Optional<CanonicalUrl> address(String text) {
        return CanonicalUrl.parse(text).filter(url -> !url.isFile()).map(LinkWrapper::unwrapped);
    }

    /** Returns the instant of a date with or without time and zone; empty for any other text. */
    static Optional<Instant> instant(String text) {
        return Stream.<Function<String, Instant>>of(
                        date -> OffsetDateTime.parse(date).toInstant(),
                        date -> LocalDateTime.parse(date).toInstant(ZoneOffset.UTC),
                        date -> LocalDate.parse(date)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .flatMap(form -> read(form, text).stream())
                .findFirst();
    }

    private static Optional<Instant> read(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
