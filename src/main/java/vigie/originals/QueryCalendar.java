package vigie.originals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigie.watch.FirstPublished;

/**
 * When the copies of an original are asked for: 1, 3, 7, 14 and 30 days after it came out, then each month until the twelfth,
 * in days of UTC. Immutable.
 *
 * <p>A turn that was missed is made up once, however many were missed. A turn that a budget cut short goes on the next day
 * with what is left of it. Within a turn the queries that were asked longest ago come first, and one that was skipped is
 * asked the next time whatever is found.
 */
public final class QueryCalendar {
    private static final int[] DAYS = {1, 3, 7, 14, 30};
    private static final int FIRST_MONTH = 2;
    private static final int LAST_MONTH = 12;

    /** What came out longer ago than this when first seen is looked after from then on, as if it were new. */
    private static final Duration LONG_BEFORE = Duration.ofDays(30);

    private static final Duration RECENT = Duration.ofDays(30);

    private static final Comparator<DueQueries> MOST_URGENT_FIRST = Comparator.comparing(
                    DueQueries::recent, Comparator.reverseOrder())
            .thenComparingInt(DueQueries::rank)
            .thenComparing(DueQueries::since)
            .thenComparing(due -> due.original().id());

    private final QueryContext context;
    private final QueryPriority priority;

    /** @param context of the owner's plans */
    public QueryCalendar(QueryContext context, QueryPriority priority) {
        this.context = context;
        this.priority = priority;
    }

    /**
     * Returns whose turn it is, the most urgent first: what came out less than 30 days ago, then by the owner's priority, then
     * what has waited longest.
     *
     * @param originals each once; one that yields no query is left out
     * @param past what the log holds of them, in any order
     */
    public List<DueQueries> due(List<QueriedOriginal> originals, List<PastQuery> past, Instant now) {
        Map<String, List<PastQuery>> byOriginal = new HashMap<>();
        past.forEach(query -> byOriginal
                .computeIfAbsent(query.original(), id -> new ArrayList<>())
                .add(query));
        return originals.stream()
                .flatMap(original -> due(original, byOriginal.getOrDefault(original.id(), List.of()), now).stream())
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    private Optional<DueQueries> due(QueriedOriginal original, List<PastQuery> past, Instant now) {
        List<LocalDate> reached = dates(start(original)).stream()
                .filter(date -> !date.isAfter(day(now)))
                .toList();
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, LocalDate> taken = latest(past.stream());
        if (isOver(taken, reached.getLast())) {
            return Optional.empty();
        }
        List<PlannedQuery> plan = QueryPlan.of(original.work(), context);
        Map<Integer, LocalDate> asked = latest(past.stream().filter(PastQuery::asked));
        List<PlannedQuery> pending = plan.stream()
                .filter(query -> turn(taken, query).isBefore(reached.getLast()))
                .sorted(Comparator.comparing((PlannedQuery query) -> turn(asked, query))
                        .thenComparingInt(PlannedQuery::order))
                .toList();
        return pending.stream()
                .map(query -> turn(taken, query))
                .min(Comparator.naturalOrder())
                .map(last -> new DueQueries(
                        original,
                        firstAfter(reached, last),
                        isRecent(original, now),
                        priority.rank(original.work().original()),
                        plan,
                        pending,
                        owed(pending, taken, asked)));
    }

    /** Returns the orders whose last turn ended in a skip. */
    private static Set<Integer> owed(
            List<PlannedQuery> pending, Map<Integer, LocalDate> taken, Map<Integer, LocalDate> asked) {
        return pending.stream()
                .filter(query -> turn(asked, query).isBefore(turn(taken, query)))
                .map(PlannedQuery::order)
                .collect(Collectors.toSet());
    }

    /** Nearly always so, and told without making the plan. */
    private static boolean isOver(Map<Integer, LocalDate> taken, LocalDate turn) {
        return taken.size() >= QueryPlan.QUERIES_MAX && taken.values().stream().noneMatch(last -> last.isBefore(turn));
    }

    private static LocalDate turn(Map<Integer, LocalDate> turns, PlannedQuery query) {
        return turns.getOrDefault(query.order(), LocalDate.MIN);
    }

    private static Map<Integer, LocalDate> latest(Stream<PastQuery> past) {
        Map<Integer, LocalDate> latest = new HashMap<>();
        past.forEach(query ->
                latest.merge(query.order(), day(query.at()), (one, other) -> Collections.max(List.of(one, other))));
        return latest;
    }

    private static LocalDate firstAfter(List<LocalDate> reached, LocalDate last) {
        return reached.stream().filter(date -> date.isAfter(last)).findFirst().orElse(reached.getLast());
    }

    /** Returns the day that the calendar of an original counts from. */
    static LocalDate start(QueriedOriginal original) {
        FirstPublished published = original.work().original().published();
        boolean known = published.isPublic()
                && !published.at().isBefore(original.firstSeen().minus(LONG_BEFORE));
        return day(known ? published.at() : original.firstSeen());
    }

    /** Returns the days of the turns, rising. */
    static List<LocalDate> dates(LocalDate start) {
        return Stream.concat(
                        IntStream.of(DAYS).mapToObj(start::plusDays),
                        IntStream.rangeClosed(FIRST_MONTH, LAST_MONTH).mapToObj(start::plusMonths))
                .toList();
    }

    private static boolean isRecent(QueriedOriginal original, Instant now) {
        FirstPublished published = original.work().original().published();
        Instant since = published.isPublic() ? published.at() : original.firstSeen();
        return since.isAfter(now.minus(RECENT));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
