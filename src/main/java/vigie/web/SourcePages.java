package vigie.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import vigie.store.OutcomeCount;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.watch.Problem;

/** Where Vigie looks, what it could not read, and the mails it wrote: the pages that make silence unambiguous. */
final class SourcePages {
    /** Span of the visits summed up: a week, as in the digest. */
    private static final Duration SUMMED = Duration.ofDays(7);

    /** Most rows shown of a list that only its newest part matters of. */
    private static final int ROWS_MAX = 500;

    private final Store store;
    private final Supplier<List<Problem>> problems;
    private final Templates templates;
    private final Clock clock;

    SourcePages(Store store, Supplier<List<Problem>> problems, Templates templates, Clock clock) {
        this.store = store;
        this.problems = problems;
        this.templates = templates;
        this.clock = clock;
    }

    /** Lists what is wrong in the owner's files, then the places with their health, those in trouble first. */
    void sources(Context context) {
        List<SourceStatus> sources = store.sources().all().stream()
                .sorted(java.util.Comparator.comparing(
                        (SourceStatus source) -> source.failure().isEmpty()))
                .toList();
        templates.show(
                context,
                "sources",
                Map.of("problems", problems.get(), "sources", sources, "outcomes", outcomes(sources)));
    }

    private Map<String, Integer> outcomes(List<SourceStatus> sources) {
        Instant since = clock.instant().minus(SUMMED);
        Map<String, Integer> outcomes = new TreeMap<>();
        sources.stream()
                .map(SourceStatus::watchlist)
                .distinct()
                .flatMap(watchlist -> store.frontier().outcomesSince(watchlist, since).stream())
                .forEach((OutcomeCount count) -> outcomes.merge(count.outcome(), count.visits(), Integer::sum));
        return outcomes;
    }

    /** Lists the pages whose last visit did not read them, with the reason. */
    void unread(Context context) {
        templates.show(
                context,
                "unread",
                Map.of("leaf", Leaf.of(store.frontier().unread(ROWS_MAX), context.queryParam("page"))));
    }

    /** Lists the newest mails and what became of them. */
    void mails(Context context) {
        templates.show(
                context, "mails", Map.of("leaf", Leaf.of(store.outbox().newest(ROWS_MAX), context.queryParam("page"))));
    }
}
