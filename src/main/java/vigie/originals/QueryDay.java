package vigie.originals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vigie.text.Tokens;

/**
 * One day's turns, within a budget that all originals share. A query is skipped when a page that was fetched today for the
 * same original holds most of its words already: it would find that page again (Haggag and El-Beltagy, PAN 2013). Pages of
 * earlier days do not count, and no query is skipped twice in a row, for else one copy would hide all others.
 *
 * <p>Not safe for several threads.
 */
public final class QueryDay {
    /** Share of a query's telling words that a fetched page must hold for the query to be skipped. */
    private static final double COVERED_MIN = 0.6;

    private final List<DueQueries> due;
    private final Map<String, List<Set<String>>> fetched = new HashMap<>();
    private int budget;
    private int original;
    private int query;

    /**
     * Begins a day.
     *
     * @param due the most urgent first
     * @param budget most queries to ask, 0 or more
     */
    public QueryDay(List<DueQueries> due, int budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("budget: " + budget);
        }
        this.due = List.copyOf(due);
        this.budget = budget;
    }

    /** What to do with a query whose turn it is. */
    public sealed interface Turn {
        /** Returns the original it looks for. */
        DueQueries due();

        PlannedQuery query();
    }

    /** Ask it. A service that fails leaves its turn untaken: it is not logged, and comes again the next day. */
    public record Ask(DueQueries due, PlannedQuery query) implements Turn {}

    /**
     * Log that it is skipped.
     *
     * @param covered how many of its telling words a page fetched today holds
     */
    public record Skip(DueQueries due, PlannedQuery query, int covered) implements Turn {
        /** Returns the form kept in the log: {@code covered 7/8}. */
        public String code() {
            return "covered " + covered + "/" + query.matter().size();
        }
    }

    /** Returns the next turn; none when nothing is left to ask, or nothing of the budget. */
    public Optional<Turn> next() {
        while (original < due.size() && query == due.get(original).pending().size()) {
            original++;
            query = 0;
        }
        if (budget == 0 || original == due.size()) {
            return Optional.empty();
        }
        DueQueries current = due.get(original);
        PlannedQuery next = current.pending().get(query++);
        int covered = covered(current.original().id(), next);
        boolean skippable = !current.owed().contains(next.order());
        if (skippable && covered >= COVERED_MIN * next.matter().size()) {
            return Optional.of(new Skip(current, next, covered));
        }
        budget--;
        return Optional.of(new Ask(current, next));
    }

    /** Returns how many queries may still be asked. */
    public int budget() {
        return budget;
    }

    /** Notes the words of a page that was fetched today because a query for this original found it. */
    public void fetched(QueriedOriginal original, Tokens page) {
        fetched.computeIfAbsent(original.id(), id -> new ArrayList<>()).add(PlannedQuery.wordsOf(page));
    }

    private int covered(String id, PlannedQuery query) {
        return fetched.getOrDefault(id, List.of()).stream()
                .mapToInt(page ->
                        (int) query.matter().stream().filter(page::contains).count())
                .max()
                .orElse(0);
    }
}
