package vigie.store;

import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import vigie.image.ImageFingerprint;
import vigie.match.WatchedOriginal;
import vigie.match.WatchedOriginal.NamedFingerprint;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.OriginalImage;

/** The tables {@code original}, {@code original_version} and {@code original_image}: works to find again, their versions and dates. */
public final class Originals {
    private final Jdbi jdbi;
    private final Counters counters;

    Originals(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /**
     * Brings a watchlist's originals up to date: new ones get an id, changed ones a version, missing ones are marked gone and
     * no longer searched for; a feed names only its newest items, so those that came from one stay. Doing it again changes
     * nothing.
     *
     * @return how many are new or changed
     */
    public int update(String watchlist, List<Original> originals, Instant now) {
        return jdbi.inTransaction(handle -> {
            Set<String> keys = new HashSet<>();
            int changed = 0;
            for (Original original : originals) {
                keys.add(original.key());
                changed += put(watchlist, original, now) ? 1 : 0;
            }
            for (KnownOriginal known : all(watchlist)) {
                boolean fromFeed = known.original().key().startsWith("http"); // files have relative paths
                if (!fromFeed && !keys.contains(known.original().key())) {
                    handle.execute("UPDATE original SET gone = ? WHERE id = ?", now.toEpochMilli(), known.id());
                }
            }
            return changed;
        });
    }

    /** Adds or changes one original; returns whether anything was new. */
    public boolean put(String watchlist, Original original, Instant now) {
        Optional<KnownOriginal> before = find(watchlist, original.key());
        String id = before.map(KnownOriginal::id).orElseGet(() -> "o" + counters.next("original"));
        boolean sameContent = before.map(known -> known.original().sha256().equals(original.sha256()))
                .orElse(false);
        write(id, watchlist, original, now, sameContent);
        if (sameContent) {
            return false;
        }
        jdbi.useHandle(handle -> {
            handle.execute("UPDATE original SET searched_at = NULL WHERE id = ?", id);
            handle.execute(
                    "INSERT INTO original_version (original_id, sha256, content, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT (original_id, sha256) DO NOTHING",
                    id,
                    original.sha256(),
                    original.text(),
                    now.toEpochMilli());
            handle.execute("DELETE FROM original_image WHERE original_id = ?", id);
            for (int i = 0; i < original.images().size(); i++) {
                OriginalImage image = original.images().get(i);
                handle.execute(
                        "INSERT INTO original_image (original_id, place, name, file, sha256) VALUES (?, ?, ?, ?, ?)",
                        id,
                        i,
                        image.name(),
                        image.file().toString(),
                        image.sha256());
            }
        });
        return true;
    }

    /** A date that is only the day of first sight keeps the first such day. */
    private void write(String id, String watchlist, Original original, Instant now, boolean sameContent) {
        boolean keepDate = sameContent && original.published().origin() == FirstPublished.Origin.FIRST_SEEN;
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO original (id, watchlist, original_key, title, url, published, published_precision,
                          published_origin, language, content, sha256, first_seen)
                        VALUES (:id, :watchlist, :key, :title, :url, :published, :precision, :origin, :language, :content, :sha256, :now)
                        ON CONFLICT (watchlist, original_key) DO UPDATE SET title = excluded.title, url = excluded.url,
                          published = CASE WHEN :keepDate THEN original.published ELSE excluded.published END,
                          published_precision = CASE WHEN :keepDate THEN original.published_precision ELSE excluded.published_precision END,
                          published_origin = CASE WHEN :keepDate THEN original.published_origin ELSE excluded.published_origin END,
                          language = excluded.language, content = excluded.content, sha256 = excluded.sha256,
                          searched_at = CASE WHEN original.gone IS NULL THEN original.searched_at ELSE NULL END, gone = NULL""")
                .bind("id", id)
                .bind("watchlist", watchlist)
                .bind("key", original.key())
                .bind("title", original.title())
                .bind("url", original.url().map(URI::toString).orElse(null))
                .bind("published", original.published().at().toEpochMilli())
                .bind("precision", original.published().precision().name())
                .bind("origin", original.published().origin().name())
                .bind("language", original.language())
                .bind("content", original.text())
                .bind("sha256", original.sha256())
                .bind("now", now.toEpochMilli())
                .bind("keepDate", keepDate)
                .execute());
    }

    /** Returns the originals of a watchlist that are searched for, by id number. */
    public List<KnownOriginal> all(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM original WHERE watchlist = :watchlist AND gone IS NULL ORDER BY LENGTH(id), id")
                .bind("watchlist", watchlist)
                .map((row, context) -> read(row))
                .list());
    }

    /** Returns an original by id, gone or not. */
    public Optional<KnownOriginal> byId(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM original WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Returns the original of a key, gone or not. */
    public Optional<KnownOriginal> find(String watchlist, String key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM original WHERE watchlist = :watchlist AND original_key = :key")
                .bind("watchlist", watchlist)
                .bind("key", key)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Returns the originals of a watchlist with the fingerprints of their pictures. */
    public List<WatchedOriginal> watched(String watchlist) {
        return all(watchlist).stream()
                .map(known -> new WatchedOriginal(known, fingerprints(known.id())))
                .toList();
    }

    /** Returns the originals of a watchlist that were not yet searched for in what was read before. */
    public List<KnownOriginal> unsearched(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM original WHERE watchlist = :watchlist AND gone IS NULL AND searched_at IS NULL
                        ORDER BY LENGTH(id), id""")
                .bind("watchlist", watchlist)
                .map((row, context) -> read(row))
                .list());
    }

    /** Records that an original was searched for in all that was read before. */
    public void searched(String id, Instant at) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE original SET searched_at = ? WHERE id = ?", at.toEpochMilli(), id));
    }

    /** Returns the pictures of all originals that have neither a fingerprint nor a reason why not. */
    public List<UnreadPicture> picturesToRead() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT original_id, place, file FROM original_image WHERE fingerprint IS NULL AND reason IS NULL
                        ORDER BY original_id, place""")
                .map((row, context) -> new UnreadPicture(
                        row.getString("original_id"), row.getInt("place"), Path.of(row.getString("file"))))
                .list());
    }

    /** Records what a picture of an original gave. */
    public void pictureRead(UnreadPicture picture, Optional<ImageFingerprint> fingerprint, String reason) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE original SET searched_at = NULL WHERE id = ?", picture.originalId()));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE original_image SET fingerprint = :fingerprint, reason = :reason
                        WHERE original_id = :id AND place = :place""")
                .bind("fingerprint", fingerprint.map(ImageFingerprint::encode).orElse(null))
                .bind("reason", reason)
                .bind("id", picture.originalId())
                .bind("place", picture.place())
                .execute());
    }

    /** A picture of an original whose fingerprint is still to be made. */
    public record UnreadPicture(String originalId, int place, Path file) {}

    private List<NamedFingerprint> fingerprints(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT name, fingerprint FROM original_image
                        WHERE original_id = :id AND fingerprint IS NOT NULL ORDER BY place""")
                .bind("id", id)
                .map((row, context) -> new NamedFingerprint(
                        row.getString("name"), ImageFingerprint.decode(row.getBytes("fingerprint"))))
                .list());
    }

    private KnownOriginal read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new KnownOriginal(
                id,
                row.getString("watchlist"),
                new Original(
                        row.getString("original_key"),
                        row.getString("title"),
                        Columns.text(row, "url").map(URI::create),
                        new FirstPublished(
                                Columns.instantOf(row, "published"),
                                FirstPublished.Precision.valueOf(row.getString("published_precision")),
                                FirstPublished.Origin.valueOf(row.getString("published_origin"))),
                        row.getString("language"),
                        row.getString("content"),
                        new ArrayList<>(images(id)),
                        List.of(),
                        row.getString("sha256")));
    }

    private List<OriginalImage> images(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name, file, sha256 FROM original_image WHERE original_id = :id ORDER BY place")
                .bind("id", id)
                .map((row, context) -> new OriginalImage(
                        row.getString("name"), Path.of(row.getString("file")), row.getString("sha256")))
                .list());
    }
}
