package vigie.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Reason;

/**
 * What one search gave. Health stands apart from emptiness: no results and no failure means that there are none.
 *
 * @param results in the service's order, each address once
 * @param failure why there was no answer, if so; then there are no results
 * @param notBefore the earliest next question the service asks for, if any
 * @param silent engines behind the service that did not answer, each with why, such as {@code qwant: CAPTCHA}
 */
public record SearchReading(
        List<SearchResult> results, Optional<Reason> failure, Optional<Instant> notBefore, List<String> silent) {
    /** A shorter query is a word or two, which also stand in ordinary sentences. */
    private static final int QUOTE_MIN = 12;

    public SearchReading {
        results = List.copyOf(results);
        silent = List.copyOf(silent);
        if (failure.isPresent() && !results.isEmpty()) {
            throw new IllegalArgumentException("results of a search that failed");
        }
    }

    /** Returns what came of a query; a service may quote it in its refusal, and reasons are logged. */
    static SearchReading of(SearchQuery query, Reply<SearchReading> reply) {
        return switch (reply) {
            case Reply.Given<SearchReading> given -> given.value();
            case Reply.Missing<SearchReading> missing ->
                new SearchReading(
                        List.of(), Optional.of(without(query, missing.reason())), missing.notBefore(), List.of());
        };
    }

    private static Reason without(SearchQuery query, Reason reason) {
        return query.text().length() < QUOTE_MIN
                ? reason
                : new Reason(reason.kind(), reason.detail().replace(query.text(), "[…]"));
    }
}
