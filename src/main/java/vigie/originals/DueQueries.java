package vigie.originals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The queries of one original whose turn has come.
 *
 * @param original whose
 * @param since the day (UTC) they have been waiting from
 * @param recent whether the original came out less than 30 days ago
 * @param rank its place in the owner's priorities, 0 first
 * @param plan all its queries
 * @param pending those to ask, in this order; at least one
 * @param owed orders of those that were skipped the last time, and may not be skipped again
 */
public record DueQueries(
        QueriedOriginal original,
        LocalDate since,
        boolean recent,
        int rank,
        List<PlannedQuery> plan,
        List<PlannedQuery> pending,
        Set<Integer> owed) {
    public DueQueries {
        plan = List.copyOf(plan);
        pending = List.copyOf(pending);
        owed = Set.copyOf(owed);
    }
}
