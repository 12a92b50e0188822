package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vigie.match.GivenCopy;
import vigie.match.MarkedDraft;
import vigie.match.Match;
import vigie.text.Code;
import vigie.text.KeyedMarks;
import vigie.text.NormalForm;

/** The tables {@code work_version} and {@code share}: who received which version of a work, never a word of it. */
public final class Shares {
    private final Jdbi jdbi;
    private final Counters counters;

    Shares(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /** Returns an id for one more share; it is not given again. */
    public String nextId() {
        return "h" + counters.next("share");
    }

    /**
     * Adds a share, and its version when that is new.
     *
     * @param marks of the version's slots; empty for a work given as it is
     */
    public void add(Share share, Optional<KeyedMarks> marks) {
        jdbi.useTransaction(handle -> {
            long version = version(handle, share.version(), marks);
            handle.createUpdate("""
                            INSERT INTO share (id, version_id, recipient, channel, purpose, until, code, sha256, text_sha256,
                              shared_at)
                            VALUES (:id, :version, :recipient, :channel, :purpose, :until, :code, :sha256, :textSha256, :at)""")
                    .bind("id", share.id())
                    .bind("version", version)
                    .bind("recipient", share.recipient())
                    .bind("channel", share.channel())
                    .bind("purpose", share.purpose())
                    .bind("until", share.until().map(LocalDate::toString).orElse(null))
                    .bind("code", share.code().ways())
                    .bind("sha256", share.sha256())
                    .bind("textSha256", share.textSha256())
                    .bind("at", share.at().toEpochMilli())
                    .execute();
        });
    }

    /** Marks are renewed each time: a normal form or a key may have changed since. */
    private long version(Handle handle, Share.Version version, Optional<KeyedMarks> marks) {
        return handle.createQuery("""
                        INSERT INTO work_version (id, watchlist, work_key, sha256, text_sha256, slots, marks, normal_form,
                          first_seen)
                        VALUES (:id, :watchlist, :key, :sha256, :textSha256, :slots, :marks, :normalForm, :firstSeen)
                        ON CONFLICT (watchlist, work_key, sha256) DO UPDATE SET marks = excluded.marks,
                          text_sha256 = excluded.text_sha256, normal_form = excluded.normal_form
                        RETURNING id""")
                .bind("id", counters.next("work_version"))
                .bind("watchlist", version.watchlist())
                .bind("key", version.key())
                .bind("sha256", version.sha256())
                .bind("textSha256", version.textSha256())
                .bind("slots", version.slots())
                .bind("marks", marks.map(KeyedMarks::bytes).orElse(null))
                .bind("normalForm", NormalForm.VERSION)
                .bind("firstSeen", version.firstSeen().toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    /** Returns all shares, in the order they were made. */
    public List<Share> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT s.*, v.watchlist, v.work_key, v.sha256 AS version_sha256, v.text_sha256 AS version_text_sha256,
                          v.slots, v.first_seen
                        FROM share s JOIN work_version v ON v.id = s.version_id ORDER BY LENGTH(s.id), s.id""").map((row, context) -> read(row)).list());
    }

    /** Returns the drafts of a watchlist's works that were given in marked copies, by the work's key, oldest first. */
    Map<String, List<MarkedDraft>> drafts(String watchlist) {
        Map<Long, List<GivenCopy>> copies = new LinkedHashMap<>();
        Map<String, List<MarkedDraft>> drafts = new LinkedHashMap<>();
        jdbi.useHandle(handle -> {
            handle.createQuery("""
                            SELECT s.id, s.version_id, s.recipient, s.code FROM share s JOIN work_version v ON v.id = s.version_id
                            WHERE v.watchlist = :watchlist AND v.marks IS NOT NULL ORDER BY LENGTH(s.id), s.id""")
                    .bind("watchlist", watchlist)
                    .map((row, context) -> copies.computeIfAbsent(
                                    row.getLong("version_id"), version -> new ArrayList<>())
                            .add(copy(row)))
                    .list();
            handle.createQuery("""
                            SELECT id, work_key, marks FROM work_version WHERE watchlist = :watchlist AND marks IS NOT NULL
                              AND normal_form = :normalForm ORDER BY id""")
                    .bind("watchlist", watchlist)
                    .bind("normalForm", NormalForm.VERSION)
                    .map((row, context) -> drafts.computeIfAbsent(row.getString("work_key"), key -> new ArrayList<>())
                            .add(new MarkedDraft(
                                    KeyedMarks.of(row.getBytes("marks")),
                                    copies.getOrDefault(row.getLong("id"), List.of()))))
                    .list();
        });
        return drafts;
    }

    private static GivenCopy copy(ResultSet row) throws SQLException {
        String name = row.getString("recipient");
        String id = row.getString("id");
        return new GivenCopy(id, name.isEmpty() ? id : name, new Code(row.getString("code")));
    }

    /**
     * Forgets the names whose last day is over, in the shares and in what was found of them; returns how many. Mails that
     * were written and the journal keep them.
     */
    public int forgetNames(LocalDate today) {
        return jdbi.inTransaction(handle -> {
            List<String> over = handle.createQuery("SELECT id FROM share WHERE until < :today AND recipient <> ''")
                    .bind("today", today.toString())
                    .mapTo(String.class)
                    .list();
            for (String id : over) {
                handle.execute("UPDATE share SET recipient = '' WHERE id = ?", id);
                forgetInSightings(handle, id);
            }
            return over.size();
        });
    }

    private static void forgetInSightings(Handle handle, String share) {
        Map<Long, Match> told = new LinkedHashMap<>();
        handle.createQuery("SELECT id, match_json FROM sighting WHERE kind = 'leak'")
                .map((row, context) -> told.put(row.getLong("id"), Json.match("leak", row.getString("match_json"))))
                .list();
        told.forEach((id, match) -> {
            if (match instanceof Match.Leak leak && names(leak, share)) {
                handle.execute("UPDATE sighting SET match_json = ? WHERE id = ?", Json.of(without(leak, share)), id);
            }
        });
    }

    private static boolean names(Match.Leak leak, String share) {
        return leak.traces().stream()
                .flatMap(trace -> trace.compatible().stream())
                .anyMatch(copy -> copy.share().equals(share));
    }

    private static Match.Leak without(Match.Leak leak, String share) {
        List<Match.Trace> traces = leak.traces().stream()
                .map(trace -> new Match.Trace(
                        trace.slots(),
                        trace.seen(),
                        trace.compatible().stream()
                                .map(copy -> copy.share().equals(share)
                                        ? new Match.CopyTold(share, share, copy.agreeing())
                                        : copy)
                                .toList()))
                .toList();
        return new Match.Leak(leak.original(), leak.passages(), traces, leak.names());
    }

    private static Share read(ResultSet row) throws SQLException {
        return new Share(
                row.getString("id"),
                new Share.Version(
                        row.getString("watchlist"),
                        row.getString("work_key"),
                        row.getString("version_sha256"),
                        row.getString("version_text_sha256"),
                        row.getInt("slots"),
                        Instant.ofEpochMilli(row.getLong("first_seen"))),
                row.getString("recipient"),
                row.getString("channel"),
                row.getString("purpose"),
                Columns.text(row, "until").map(LocalDate::parse),
                new Code(row.getString("code")),
                row.getString("sha256"),
                row.getString("text_sha256"),
                Instant.ofEpochMilli(row.getLong("shared_at")));
    }
}
