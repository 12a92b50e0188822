package vigie.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code digest}: when each watchlist's digest was last written. */
public final class Digests {
    private final Jdbi jdbi;

    Digests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Returns when the last one was written. */
    public Optional<Instant> last(String watchlist) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT written_at FROM digest WHERE watchlist = :watchlist")
                        .bind("watchlist", watchlist)
                        .map((row, context) -> Columns.instantOf(row, "written_at"))
                        .findOne());
    }

    /** Records that one was written. */
    public void written(String watchlist, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO digest (watchlist, written_at) VALUES (?, ?) ON CONFLICT (watchlist) DO UPDATE SET written_at = excluded.written_at",
                watchlist,
                at.toEpochMilli()));
    }
}
