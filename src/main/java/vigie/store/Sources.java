package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;
import vigie.discover.Bearings;
import vigie.discover.Look;

/** The table {@code source}: when each source is due, and its health. */
public final class Sources {
    private final Jdbi jdbi;

    Sources(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Returns the state of one source, making it due at once when it is new. */
    public SourceStatus status(String watchlist, String key, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO source (watchlist, source_key, next_due, candidates, failures)
                        VALUES (:watchlist, :key, :now, 0, 0) ON CONFLICT (watchlist, source_key) DO NOTHING""")
                .bind("watchlist", watchlist)
                .bind("key", key)
                .bind("now", now.toEpochMilli())
                .execute());
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM source WHERE watchlist = :watchlist AND source_key = :key")
                        .bind("watchlist", watchlist)
                        .bind("key", key)
                        .map((row, context) -> read(row))
                        .one());
    }

    /** Returns all sources ever looked at or due, by watchlist and key. */
    public List<SourceStatus> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM source ORDER BY watchlist, source_key")
                .map((row, context) -> read(row))
                .list());
    }

    /** Records a look that gave something, or nothing new. */
    public void looked(SourceStatus source, Look look, Instant at, Instant nextDue) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE source SET last_look = :at, last_success = :at, next_due = :due, etag = :etag, last_modified = :modified,
                          look_cursor = :cursor, remarks = :remarks,
                          candidates = CASE WHEN :unchanged THEN candidates ELSE :candidates END,
                          failures = 0, failing_since = NULL, reason_kind = NULL, reason_detail = NULL
                        WHERE watchlist = :watchlist AND source_key = :key""")
                .bind("at", at.toEpochMilli())
                .bind("due", nextDue.toEpochMilli())
                .bind("etag", look.bearings().conditions().etag().orElse(null))
                .bind("modified", look.bearings().conditions().lastModified().orElse(null))
                .bind("cursor", look.bearings().cursor().orElse(null))
                .bind("remarks", look.remarks().isEmpty() ? null : String.join("\n", look.remarks()))
                .bind("unchanged", look.unchanged())
                .bind("candidates", look.candidates().size())
                .bind("watchlist", source.watchlist())
                .bind("key", source.key())
                .execute());
    }

    /** Records a look that failed. */
    public void failed(SourceStatus source, Reason reason, Instant at, Instant nextDue) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE source SET last_look = :at, next_due = :due, failures = failures + 1,
                          failing_since = COALESCE(failing_since, :at), reason_kind = :kind, reason_detail = :detail
                        WHERE watchlist = :watchlist AND source_key = :key""")
                .bind("at", at.toEpochMilli())
                .bind("due", nextDue.toEpochMilli())
                .bind("kind", reason.kind().name())
                .bind("detail", reason.detail())
                .bind("watchlist", source.watchlist())
                .bind("key", source.key())
                .execute());
    }

    /** Records how far a look came that broke off after it had given something. */
    public void reached(SourceStatus source, String cursor) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE source SET look_cursor = ? WHERE watchlist = ? AND source_key = ?",
                cursor,
                source.watchlist(),
                source.key()));
    }

    /** Records that a mail said a source broke, or, with an empty instant, that it works again. */
    public void toldBroken(SourceStatus source, Optional<Instant> at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE source SET told_broken_at = :at WHERE watchlist = :watchlist AND source_key = :key""")
                .bind("at", Columns.millis(at))
                .bind("watchlist", source.watchlist())
                .bind("key", source.key())
                .execute());
    }

    private static SourceStatus read(ResultSet row) throws SQLException {
        return new SourceStatus(
                row.getString("watchlist"),
                row.getString("source_key"),
                Columns.instant(row, "last_look"),
                Columns.instant(row, "last_success"),
                Columns.instantOf(row, "next_due"),
                new Bearings(
                        new Conditions(Columns.text(row, "etag"), Columns.text(row, "last_modified")),
                        Columns.text(row, "look_cursor")),
                Columns.instant(row, "told_broken_at"),
                row.getLong("candidates"),
                row.getLong("failures"),
                Columns.instant(row, "failing_since"),
                Columns.reason(row),
                Columns.text(row, "remarks")
                        .map(String::lines)
                        .map(Stream::toList)
                        .orElse(List.of()));
    }
}
