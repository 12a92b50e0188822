package vigie.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.HostPause;
import vigie.crawl.Reason;

/** The table {@code host_pause}: hosts that asked to be left alone, kept over restarts. */
public final class Hosts {
    private final Jdbi jdbi;

    Hosts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a pause, replacing the host's earlier one. */
    public void put(HostPause pause) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO host_pause (host, until, reason_kind, reason_detail, strikes)
                        VALUES (:host, :until, :kind, :detail, :strikes)
                        ON CONFLICT (host) DO UPDATE SET until = excluded.until, reason_kind = excluded.reason_kind,
                          reason_detail = excluded.reason_detail, strikes = excluded.strikes""")
                .bind("host", pause.host())
                .bind("until", pause.until().toEpochMilli())
                .bind("kind", pause.reason().kind().name())
                .bind("detail", pause.reason().detail())
                .bind("strikes", pause.strikes())
                .execute());
    }

    /** Returns the pauses that are not over, by host. */
    public List<HostPause> pauses(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM host_pause WHERE until > :now ORDER BY host")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new HostPause(
                        row.getString("host"),
                        Columns.instantOf(row, "until"),
                        new Reason(Reason.Kind.valueOf(row.getString("reason_kind")), row.getString("reason_detail")),
                        row.getInt("strikes")))
                .list());
    }
}
