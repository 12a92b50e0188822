package vigie;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.crawl.Reason;
import vigie.discover.Budget;
import vigie.discover.Candidate;
import vigie.discover.Look;
import vigie.discover.SearchQuery;
import vigie.discover.Searches;
import vigie.originals.DueQueries;
import vigie.originals.OwnSites;
import vigie.originals.PastQuery;
import vigie.originals.PlannedQuery;
import vigie.originals.PublishedOriginal;
import vigie.originals.QueriedOriginal;
import vigie.originals.QueryCalendar;
import vigie.originals.QueryContext;
import vigie.originals.QueryDay;
import vigie.originals.QueryPriority;
import vigie.originals.RecurringSentences;
import vigie.originals.SnippetSieve;
import vigie.store.FrontierEntry;
import vigie.store.QueryLog;
import vigie.store.Store;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.KnownOriginal;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * Asks the search services for copies of published originals: by the calendar of each, within the day's budget, and a part at
 * each look, so that a day's queries are spread over the day.
 */
public final class QueryDesk {
    /** Looks over which a day's queries are spread; they come once an hour. */
    private static final int LOOKS_A_DAY = 12;

    private final Searches searches;
    private final Store store;
    private final int queriesADay;
    private final Clock clock;

    QueryDesk(House house) {
        this.searches = house.searches();
        this.store = house.store();
        this.queriesADay = house.configuration().services().queriesADay();
        this.clock = house.clock();
    }

    /** Takes the turns of a watchlist's originals that have come, and returns what is worth a visit. */
    Look look(Watchlist watchlist, Source.Queries source, Budget budget) {
        if (searches.isEmpty()) {
            return Look.failed(new Reason(Reason.Kind.NOT_AVAILABLE, "services"), Optional.empty());
        }
        List<KnownOriginal> known = store.originals().all(watchlist.name());
        QueryContext context = context(watchlist, known);
        Turns turns = new Turns(watchlist, source, context, budget);
        return turns.take(known);
    }

    /** Returns what the plans of a watchlist's originals are made with. */
    public static QueryContext context(Watchlist watchlist, List<KnownOriginal> known) {
        return QueryContext.shipped(
                RecurringSentences.of(
                        known.stream().map(KnownOriginal::original).toList()),
                OwnSites.of(watchlist.mine()));
    }

    /** The turns of one look. */
    private final class Turns {
        private final Watchlist watchlist;
        private final Source.Queries source;
        private final QueryContext context;
        private final Budget budget;
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private Optional<Reason> failure = Optional.empty();
        private Optional<Instant> notBefore = Optional.empty();

        Turns(Watchlist watchlist, Source.Queries source, QueryContext context, Budget budget) {
            this.watchlist = watchlist;
            this.source = source;
            this.context = context;
            this.budget = budget;
        }

        Look take(List<KnownOriginal> known) {
            Instant now = clock.instant();
            List<QueriedOriginal> originals = known.stream()
                    .flatMap(one -> PublishedOriginal.of(one.original(), now).stream()
                            .map(work -> new QueriedOriginal(
                                    one.id(), work, store.originals().firstSeen(one.id()))))
                    .toList();
            QueryCalendar calendar = new QueryCalendar(context, QueryPriority.of(source.priority()));
            List<DueQueries> due = calendar.due(originals, past(), now);
            QueryDay day = new QueryDay(due, (queriesADay + LOOKS_A_DAY - 1) / LOOKS_A_DAY);
            List<FrontierEntry> today = namedToday(now);
            due.forEach(turn -> read(today, turn.original()).forEach(page -> day.fetched(turn.original(), page)));
            Optional<QueryDay.Turn> turn = day.next();
            while (turn.isPresent() && failure.isEmpty() && notBefore.isEmpty()) {
                switch (turn.get()) {
                    case QueryDay.Ask ask -> ask(ask);
                    case QueryDay.Skip skip -> log(skip, skip.code(), QueryLog.Outcome.SKIPPED, 0, 0);
                }
                turn = day.next();
            }
            Look look = Look.named(candidates).notBefore(notBefore).remarking(remarks);
            return failure.map(look::brokenOff).orElse(look);
        }

        private List<PastQuery> past() {
            return store.queryLog().turns(watchlist.name()).stream()
                    .map(turn -> new PastQuery(turn.original(), turn.place(), turn.at(), turn.asked()))
                    .toList();
        }

        private void ask(QueryDay.Ask ask) {
            String text = ask.query().text();
            String language = ask.due().original().work().original().language();
            Optional<Locale> pages =
                    Optional.of(language).filter(code -> !code.equals("und")).map(Locale::of);
            SearchQuery query = new SearchQuery(text, pages, Optional.empty(), 1);
            Searches.Answers answers = searches.ask(query, budget);
            notBefore = answers.notBefore();
            answers.remarks().stream()
                    .filter(remark -> !remarks.contains(remark))
                    .forEach(remarks::add);
            if (answers.asked() == 0) {
                failure = answers.failure();
                if (failure.isEmpty()) {
                    notBefore = Optional.of(Budget.renewal(clock.instant()));
                }
                failure.ifPresent(
                        reason -> log(ask, reason.kind() + " " + reason.detail(), QueryLog.Outcome.FAILED, 0, 0));
                return;
            }
            SnippetSieve sieve =
                    SnippetSieve.of(ask.due().original().work(), ask.due().plan(), context);
            List<Candidate> worth = answers.named().stream()
                    .filter(named -> sieve.isWorthVisit(
                            named.result().title(), named.result().snippet()))
                    .map(named -> new Candidate(
                            named.result().url(),
                            foundBy(ask.due().original(), ask.query(), named.service()),
                            named.result().published(),
                            named.result().title(),
                            0))
                    .toList();
            candidates.addAll(worth);
            log(
                    ask,
                    ask.query().reason().code(),
                    QueryLog.Outcome.ASKED,
                    answers.named().size(),
                    worth.size());
        }

        private void log(QueryDay.Turn turn, String why, QueryLog.Outcome outcome, int results, int worth) {
            store.queryLog()
                    .add(new QueryLog.Line(
                            watchlist.name(),
                            turn.due().original().id(),
                            turn.query().order(),
                            turn.query().kind().name().toLowerCase(Locale.ROOT),
                            turn.query().text(),
                            why,
                            clock.instant(),
                            outcome,
                            results,
                            worth));
        }

        private List<FrontierEntry> namedToday(Instant now) {
            Instant midnight = LocalDate.ofInstant(now, ZoneOffset.UTC)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return store.frontier().addedSince(watchlist.name(), source.key(), midnight);
        }

        /** Pages that today's queries for an original found and that were read: a query that would find them again is spared. */
        private List<Tokens> read(List<FrontierEntry> today, QueriedOriginal original) {
            return today.stream()
                    .filter(entry -> entry.foundBy().startsWith(mark(original)))
                    .map(FrontierEntry::url)
                    .flatMap(url -> store.pages().find(url).stream())
                    .map(page -> NormalForm.tokens(page.text()))
                    .toList();
        }
    }

    private static String mark(QueriedOriginal original) {
        return "query " + original.id() + " ";
    }

    private static String foundBy(QueriedOriginal original, PlannedQuery query, String service) {
        return mark(original) + query.text() + " (" + service + ")";
    }
}
