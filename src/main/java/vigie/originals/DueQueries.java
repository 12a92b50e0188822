package vigie.originals;

import java.time.LocalDate;
import java.util.List;

/**
 * The queries of one original whose turn has come.
 *
 * @param original whose
 * @param since the day (UTC) they have been waiting from
 * @param recent whether the original came out less than 30 days ago
 * @param rank its place in the owner's priorities, 0 first
 * @param plan all its queries
 * @param pending those to ask, in this order; at least one
 */
public record DueQueries(
        QueriedOriginal original,
        LocalDate since,
        boolean recent,
        int rank,
        List<PlannedQuery> plan,
        List<PlannedQuery> pending) {
    public DueQueries {
        plan = List.copyOf(plan);
        pending = List.copyOf(pending);
    }
}
