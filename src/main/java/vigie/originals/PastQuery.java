package vigie.originals;

import java.time.Instant;

/**
 * A query whose turn was taken before, as the log keeps it.
 *
 * @param original the original's id
 * @param order the query's {@linkplain PlannedQuery#order place} in the plan
 * @param at when
 * @param asked whether a service answered it; else it was skipped, which ends its turn too
 */
public record PastQuery(String original, int order, Instant at, boolean asked) {}
