package vigie.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.QueryDesk;
import vigie.originals.PlannedQuery;
import vigie.originals.PublishedOriginal;
import vigie.originals.QueryContext;
import vigie.originals.QueryPlan;
import vigie.store.QueryLog;
import vigie.store.Store;
import vigie.watch.KnownOriginal;
import vigie.watch.Watchlist;
import vigie.watch.Words;

/** Shows what queries are made of published works, and what was asked. Sends nothing. */
@Command(name = "queries")
final class QueriesCommand implements Callable<Integer> {
    private static final Duration LOGGED = Duration.ofDays(30);

    @Mixin
    private Desk desk;

    @Option(names = "--watchlist", paramLabel = "NAME", descriptionKey = "watchlist")
    private @Nullable String watchlist;

    @Option(names = "--log", descriptionKey = "queries.log")
    private boolean log;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        Watchlist list = desk.watchlist(Optional.ofNullable(watchlist));
        try (Store store = desk.store()) {
            if (log) {
                log(store, list);
            } else {
                plans(store, list);
            }
        }
        return 0;
    }

    private void plans(Store store, Watchlist list) {
        List<KnownOriginal> known = store.originals().all(list.name());
        QueryContext context = QueryDesk.context(list, known);
        Words words = Words.of(PlannedQuery.class, desk.configuration().language());
        int published = 0;
        for (KnownOriginal original : known) {
            Optional<PublishedOriginal> work =
                    PublishedOriginal.of(original.original(), desk.clock().instant());
            if (work.isPresent()) {
                published++;
                plan(original, QueryPlan.of(work.get(), context), words);
            }
        }
        if (!json) {
            if (published == 0) {
                desk.out().println(desk.say("queries.none"));
            } else if (published < known.size()) {
                desk.out().println(desk.say("queries.unpublished", known.size() - published));
            }
            desk.out().println(desk.say("queries.where"));
        }
    }

    private void plan(KnownOriginal original, List<PlannedQuery> plan, Words words) {
        if (!json) {
            desk.out()
                    .println(desk.say(
                            "queries.work", original.id(), original.original().title()));
        }
        for (PlannedQuery query : plan) {
            if (json) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("original", original.id());
                line.put("query", query.text());
                line.put("why", query.reason().code());
                desk.json(line);
            } else {
                desk.out().println("  " + query.text() + "  – " + query.reason().say(words));
            }
        }
    }

    private void log(Store store, Watchlist list) {
        Instant since = desk.clock().instant().minus(LOGGED);
        List<QueryLog.Line> lines = store.queryLog().since(list.name(), since);
        for (QueryLog.Line line : lines) {
            if (json) {
                desk.json(object(line));
            } else {
                desk.out()
                        .println(desk.say(
                                "queries.line",
                                desk.moment(line.at()),
                                line.original(),
                                line.query() + " – " + desk.say("queries.outcome." + line.outcome()),
                                line.why(),
                                line.results(),
                                line.worth()));
            }
        }
        if (lines.isEmpty() && !json) {
            desk.out().println(desk.say("queries.log.none"));
        }
    }

    private static Map<String, Object> object(QueryLog.Line line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("at", line.at().toString());
        object.put("original", line.original());
        object.put("kind", line.kind());
        object.put("query", line.query());
        object.put("outcome", line.outcome().name());
        object.put("why", line.why());
        object.put("results", line.results());
        object.put("worth", line.worth());
        return object;
    }
}
