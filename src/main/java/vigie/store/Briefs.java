package vigie.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import vigie.match.Brief;
import vigie.match.MarkedDraft;
import vigie.text.KeyedFingerprint;
import vigie.text.KeyedNames;
import vigie.text.NormalForm;

/** The table {@code brief}: keyed fingerprints of confidential texts, never their words. */
public final class Briefs {
    private final Jdbi jdbi;
    private final Counters counters;

    Briefs(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /**
     * What a reading of a confidential file leaves.
     *
     * @param key its path as the watchlist means it
     * @param embargo day from which it is public
     * @param textHash keyed hash of its words, to tell whether they have changed
     * @param keyCheck tells the owner's key from another without showing it
     * @param fingerprints made under the owner's key and today's normal form; none for names
     * @param names likewise; empty for a text
     */
    public record Fresh(
            String key,
            Optional<LocalDate> embargo,
            String textHash,
            String keyCheck,
            List<KeyedFingerprint> fingerprints,
            Optional<KeyedNames> names) {
        public Fresh {
            fingerprints = List.copyOf(fingerprints);
        }
    }

    /** Adds or renews a brief; changed words are to be searched for again in what was read before. */
    public void put(String watchlist, Fresh fresh, Instant now) {
        String id = idOf(watchlist, fresh.key()).orElseGet(() -> "b" + counters.next("brief"));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO brief (id, watchlist, brief_key, embargo, text_hash, key_check,
                          normal_form, fingerprints, names, first_seen)
                        VALUES (:id, :watchlist, :key, :embargo, :textHash, :keyCheck, :normalForm, :fingerprints, :names, :now)
                        ON CONFLICT (watchlist, brief_key) DO UPDATE SET embargo = excluded.embargo,
                          searched_at = CASE WHEN brief.text_hash = excluded.text_hash THEN brief.searched_at ELSE NULL END,
                          text_hash = excluded.text_hash, key_check = excluded.key_check, normal_form = excluded.normal_form,
                          fingerprints = excluded.fingerprints, names = excluded.names, gone = NULL""")
                .bind("id", id)
                .bind("watchlist", watchlist)
                .bind("key", fresh.key())
                .bind("embargo", fresh.embargo().map(LocalDate::toString).orElse(null))
                .bind("textHash", fresh.textHash())
                .bind("keyCheck", fresh.keyCheck())
                .bind("normalForm", NormalForm.VERSION)
                .bind("fingerprints", bytes(fresh.fingerprints()))
                .bind("names", fresh.names().map(KeyedNames::bytes).orElse(null))
                .bind("now", now.toEpochMilli())
                .execute());
    }

    private Optional<String> idOf(String watchlist, String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM brief WHERE watchlist = :watchlist AND brief_key = :key")
                        .bind("watchlist", watchlist)
                        .bind("key", key)
                        .mapTo(String.class)
                        .findOne());
    }

    /**
     * Gives a brief whose file is no longer there, and whose text now stands in another file, that file's key: it stays the
     * same brief. Does nothing when the other file is known by itself.
     *
     * @param present keys of all files that are there
     */
    public void rename(String watchlist, Fresh fresh, Set<String> present) {
        jdbi.useTransaction(handle -> {
            boolean known =
                    handle.createQuery("SELECT COUNT(*) FROM brief WHERE watchlist = :watchlist AND brief_key = :key")
                                    .bind("watchlist", watchlist)
                                    .bind("key", fresh.key())
                                    .mapTo(Integer.class)
                                    .one()
                            > 0;
            if (known) {
                return;
            }
            handle
                    .createQuery(
                            "SELECT brief_key FROM brief WHERE watchlist = :watchlist AND text_hash = :hash AND gone IS NULL ORDER BY id")
                    .bind("watchlist", watchlist)
                    .bind("hash", fresh.textHash())
                    .mapTo(String.class)
                    .stream()
                    .filter(key -> !present.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        handle.execute(
                                "UPDATE brief SET brief_key = ? WHERE watchlist = ? AND brief_key = ?",
                                fresh.key(),
                                watchlist,
                                key);
                        handle.execute("""
                                UPDATE work_version SET work_key = ? WHERE watchlist = ? AND work_key = ?
                                  AND sha256 NOT IN (SELECT sha256 FROM work_version WHERE watchlist = ? AND work_key = ?)""", fresh.key(), watchlist, key, watchlist, fresh.key());
                    });
        });
    }

    /** Changes the day from which a brief is public. */
    public void setEmbargo(String id, Optional<LocalDate> embargo) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE brief SET embargo = :embargo WHERE id = :id")
                .bind("embargo", embargo.map(LocalDate::toString).orElse(null))
                .bind("id", id)
                .execute());
    }

    /**
     * Forgets the fingerprints of a brief that its watchlist no longer names, and the marks of its drafts; its id is not given
     * again. Who received it stays known.
     */
    public void forget(String id, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    UPDATE work_version SET marks = NULL WHERE EXISTS (SELECT 1 FROM brief WHERE brief.id = ?
                      AND brief.watchlist = work_version.watchlist AND brief.brief_key = work_version.work_key)""", id);
            handle.execute(
                    "UPDATE brief SET gone = ?, fingerprints = ?, names = NULL, text_hash = '' WHERE id = ?",
                    now.toEpochMilli(),
                    new byte[0],
                    id);
        });
    }

    /** Returns the briefs of a watchlist that are looked for, by id number. */
    public List<Brief> all(String watchlist) {
        Map<String, List<MarkedDraft>> drafts = new Shares(jdbi, counters).drafts(watchlist);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM brief WHERE watchlist = :watchlist AND gone IS NULL ORDER BY LENGTH(id), id")
                .bind("watchlist", watchlist)
                .map((row, context) -> read(row, drafts))
                .list());
    }

    /** Returns what tells the keys apart under which the fingerprints of a watchlist were made: one, unless something went wrong. */
    public Set<String> keyChecks(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT DISTINCT key_check FROM brief WHERE watchlist = :watchlist AND gone IS NULL")
                .bind("watchlist", watchlist)
                .mapTo(String.class)
                .set());
    }

    /** Returns the ids of briefs whose fingerprints were made under an earlier normal form and match nothing any more. */
    public List<String> outdated(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id FROM brief WHERE watchlist = :watchlist AND gone IS NULL AND normal_form <> :normalForm
                        ORDER BY LENGTH(id), id""")
                .bind("watchlist", watchlist)
                .bind("normalForm", NormalForm.VERSION)
                .mapTo(String.class)
                .list());
    }

    /** Returns the ids of briefs that were not yet searched for in what was read before. */
    public List<String> unsearched(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id FROM brief WHERE watchlist = :watchlist AND gone IS NULL AND searched_at IS NULL
                        ORDER BY LENGTH(id), id""")
                .bind("watchlist", watchlist)
                .mapTo(String.class)
                .list());
    }

    /** Records that a brief was searched for in all that was read before. */
    public void searched(String id, Instant at) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE brief SET searched_at = ? WHERE id = ?", at.toEpochMilli(), id));
    }

    private static Brief read(ResultSet row, Map<String, List<MarkedDraft>> drafts) throws SQLException {
        return new Brief(
                row.getString("id"),
                row.getString("watchlist"),
                row.getString("brief_key"),
                Columns.text(row, "embargo").map(LocalDate::parse),
                fingerprints(row.getBytes("fingerprints")),
                drafts.getOrDefault(row.getString("brief_key"), List.of()),
                Optional.ofNullable(row.getBytes("names")).map(KeyedNames::of));
    }

    private static byte[] bytes(List<KeyedFingerprint> fingerprints) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * fingerprints.size());
        fingerprints.forEach(fingerprint -> bytes.putLong(fingerprint.packed()));
        return bytes.array();
    }

    private static List<KeyedFingerprint> fingerprints(byte[] stored) {
        List<KeyedFingerprint> fingerprints = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        while (bytes.hasRemaining()) {
            fingerprints.add(KeyedFingerprint.of(bytes.getLong()));
        }
        return fingerprints;
    }
}
