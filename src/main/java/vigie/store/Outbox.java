package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import vigie.notice.OutboxMessage;

/**
 * The table {@code outbox}: messages written but not yet sent, and what became of them.
 *
 * <p>States: {@code queued} → {@code handing-over} (committed just before the last dot of SMTP's DATA) → {@code sent}; or
 * back to {@code queued} when the server said no for now, or {@code refused}. A message found in {@code handing-over} after a
 * crash may have been delivered: it is shown and never sent again.
 */
public final class Outbox {
    private final Jdbi jdbi;
    private final Counters counters;

    Outbox(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /** Queues a message once: false when one with the same key was queued before. Its id is given here. */
    public boolean queue(OutboxMessage message, String watchlist, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO outbox (id, message_key, kind, watchlist, recipient, message_id, mime, state, attempts,
                          next_try, reason, queued_at)
                        VALUES (:id, :key, :kind, :watchlist, :recipient, :messageId, :mime, 'queued', 0, :now, '', :now)
                        ON CONFLICT (message_key) DO NOTHING""")
                        .bind("id", counters.next("message"))
                        .bind("key", message.key())
                        .bind("kind", message.kind())
                        .bind("watchlist", watchlist)
                        .bind("recipient", message.recipient())
                        .bind("messageId", message.messageId())
                        .bind("mime", message.mime())
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    /** Returns up to {@code most} messages whose time has come, oldest first. */
    public List<OutboxMessage> due(Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM outbox WHERE state = 'queued' AND next_try <= :now ORDER BY id LIMIT :most")
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> message(row))
                .list());
    }

    /** Marks the moment before the last dot; false when it is not queued any more, and then nothing may be sent. */
    public boolean handingOver(long id) {
        return jdbi.withHandle(handle -> handle.execute(
                        "UPDATE outbox SET state = 'handing-over' WHERE id = ? AND state = 'queued'", id))
                == 1;
    }

    /** Records that the server took it. */
    public void sent(long id, Instant at) {
        settle(id, "sent", "", at);
    }

    /** Records that it will never be taken. */
    public void refused(long id, String reason, Instant at) {
        settle(id, "refused", reason, at);
    }

    private void settle(long id, String state, String reason, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE outbox SET state = ?, reason = ?, settled_at = ?, attempts = attempts + 1 WHERE id = ?",
                state,
                reason,
                at.toEpochMilli(),
                id));
    }

    /** Records that the server said no for now. */
    public void deferred(long id, String reason, Instant nextTry) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE outbox SET state = 'queued', reason = ?, next_try = ?, attempts = attempts + 1 WHERE id = ?",
                reason,
                nextTry.toEpochMilli(),
                id));
    }

    /** Returns how many messages were sent since an instant, for the hourly limit. */
    public int sentSince(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND settled_at >= :since")
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    /** Returns how many messages of a kind were queued for a watchlist since an instant. */
    public int queuedSince(String watchlist, String kind, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM outbox WHERE watchlist = :watchlist AND kind = :kind AND queued_at >= :since""")
                .bind("watchlist", watchlist)
                .bind("kind", kind)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    /** Returns the newest messages and their states. */
    public List<MailStatus> newest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM outbox ORDER BY id DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> new MailStatus(
                        row.getString("message_key"),
                        row.getString("kind"),
                        row.getString("watchlist"),
                        row.getString("recipient"),
                        row.getString("message_id"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Columns.instantOf(row, "next_try"),
                        row.getString("reason"),
                        Columns.instantOf(row, "queued_at"),
                        Columns.instant(row, "settled_at")))
                .list());
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getLong("id"),
                row.getString("message_key"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("message_id"),
                row.getString("mime"),
                row.getInt("attempts"),
                Columns.instantOf(row, "next_try"));
    }
}
