package vigie.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The table {@code query_log}: queries made of published originals, asked, skipped or failed, each with its reason. */
public final class QueryLog {
    private final Jdbi jdbi;
    private final Counters counters;

    QueryLog(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /** What came of a query. */
    public enum Outcome {
        ASKED,
        SKIPPED,
        FAILED
    }

    /**
     * One line of the log.
     *
     * @param original id of the original it was made of
     * @param place in the original's plan, from 0
     * @param kind phrase or keywords
     * @param query as it was or would have been sent
     * @param why why it was made, or skipped, or failed
     * @param results addresses that services named
     * @param worth of them, those worth a visit
     */
    public record Line(
            String watchlist,
            String original,
            int place,
            String kind,
            String query,
            String why,
            Instant at,
            Outcome outcome,
            int results,
            int worth) {}

    /** Adds a line. */
    public void add(Line line) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO query_log
                          (id, watchlist, original_id, place, kind, query, why, asked_at, outcome, results, worth)
                        VALUES (:id, :watchlist, :original, :place, :kind, :query, :why, :at, :outcome, :results, :worth)""")
                .bind("id", counters.next("query"))
                .bind("watchlist", line.watchlist())
                .bind("original", line.original())
                .bind("place", line.place())
                .bind("kind", line.kind())
                .bind("query", line.query())
                .bind("why", line.why())
                .bind("at", line.at().toEpochMilli())
                .bind("outcome", line.outcome().name())
                .bind("results", line.results())
                .bind("worth", line.worth())
                .execute());
    }

    /**
     * The last turn that a query has had.
     *
     * @param asked whether a service answered it; else it was skipped
     */
    public record Turn(String original, int place, Instant at, boolean asked) {}

    /** Returns the turns that a watchlist's originals have had: a query that failed has had none. */
    public List<Turn> turns(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT original_id, place, MAX(asked_at) AS last, outcome FROM query_log
                        WHERE watchlist = :watchlist AND outcome <> 'FAILED' GROUP BY original_id, place, outcome""")
                .bind("watchlist", watchlist)
                .map((row, context) -> new Turn(
                        row.getString("original_id"),
                        row.getInt("place"),
                        Columns.instantOf(row, "last"),
                        row.getString("outcome").equals(Outcome.ASKED.name())))
                .list());
    }

    /** Returns the lines of a watchlist since an instant, oldest first. */
    public List<Line> since(String watchlist, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM query_log WHERE watchlist = :watchlist AND asked_at >= :since ORDER BY id""")
                .bind("watchlist", watchlist)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Line(
                        row.getString("watchlist"),
                        row.getString("original_id"),
                        row.getInt("place"),
                        row.getString("kind"),
                        row.getString("query"),
                        row.getString("why"),
                        Columns.instantOf(row, "asked_at"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getInt("results"),
                        row.getInt("worth")))
                .list());
    }
}
