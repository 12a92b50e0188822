package vigie.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.Body;
import vigie.image.ImageFingerprint;
import vigie.image.ImageReading;
import vigie.image.VideoFingerprint;
import vigie.match.WatchedOriginal;
import vigie.match.WatchedOriginal.NamedFingerprint;
import vigie.match.WatchedOriginal.NamedVideo;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalVideo;

/** The tables {@code original} and {@code original_…}: works to find again, their versions and dates. */
public final class Originals {
    private final Jdbi jdbi;
    private final Counters counters;

    Originals(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /**
     * Brings a watchlist's originals up to date: new ones get an id, changed ones a version, missing ones are marked gone and
     * no longer searched for; those that came from a feed, which names only its newest items, or from an export stay. Doing
     * it again changes nothing.
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
                if (!known.original().isFromElsewhere()
                        && !keys.contains(known.original().key())) {
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
            addVersion(id, original, now);
            handle.execute("DELETE FROM original_image WHERE original_id = ?", id);
            handle.execute("DELETE FROM original_video WHERE original_id = ?", id);
            for (int i = 0; i < original.videos().size(); i++) {
                OriginalVideo video = original.videos().get(i);
                handle.execute(
                        "INSERT INTO original_video (original_id, place, name, file, sha256) VALUES (?, ?, ?, ?, ?)",
                        id,
                        i,
                        video.name(),
                        video.file().toString(),
                        video.sha256());
            }
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

    private void addVersion(String id, Original original, Instant now) {
        Tokens words = NormalForm.tokens(original.text());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO original_version (original_id, sha256, content, seen_at, normal_sha256, published,
                          published_precision, published_origin)
                        VALUES (:id, :sha256, :content, :now, :normal, :published, :precision, :origin)
                        ON CONFLICT (original_id, sha256) DO NOTHING""")
                .bind("id", id)
                .bind("sha256", original.sha256())
                .bind("content", original.text())
                .bind("now", now.toEpochMilli())
                .bind("normal", sha256(words.normal(0, words.count())))
                .bind("published", original.published().at().toEpochMilli())
                .bind("precision", original.published().precision().name())
                .bind("origin", original.published().origin().name())
                .execute());
    }

    private static String sha256(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    /**
     * One version of an original.
     *
     * @param sha256 of text, pictures and films together
     * @param normalSha256 of the words however they are set, empty for versions seen before this was kept
     * @param seenAt when it was first seen
     * @param published its date and where that comes from, empty likewise
     */
    public record Version(
            String sha256, Optional<String> normalSha256, Instant seenAt, Optional<FirstPublished> published) {}

    /** Returns the versions of an original, oldest first. */
    public List<Version> versions(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM original_version WHERE original_id = :id ORDER BY seen_at, sha256")
                .bind("id", id)
                .map((row, context) -> new Version(
                        row.getString("sha256"),
                        Columns.text(row, "normal_sha256"),
                        Columns.instantOf(row, "seen_at"),
                        versionPublished(row)))
                .list());
    }

    private static Optional<FirstPublished> versionPublished(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.instant(row, "published");
        String precision = row.getString("published_precision");
        String origin = row.getString("published_origin");
        return at.map(instant -> new FirstPublished(
                instant, FirstPublished.Precision.valueOf(precision), FirstPublished.Origin.valueOf(origin)));
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

    /** Returns when an original was first seen. */
    public Instant firstSeen(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT first_seen FROM original WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Columns.instantOf(row, "first_seen"))
                .one());
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

    /** Returns the originals of a watchlist with the fingerprints of their pictures and films. */
    public List<WatchedOriginal> watched(String watchlist) {
        return all(watchlist).stream()
                .map(known -> new WatchedOriginal(known, fingerprints(known.id()), films(known.id())))
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
    public List<Unread> picturesToRead() {
        return unread("original_image");
    }

    /** Returns the films of all originals that have neither a fingerprint nor a reason why not. */
    public List<Unread> videosToRead() {
        return unread("original_video");
    }

    private List<Unread> unread(String table) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT m.original_id, m.place, m.file, o.content FROM " + table
                                + " m JOIN original o ON o.id = m.original_id"
                                + " WHERE m.fingerprint IS NULL AND m.reason IS NULL ORDER BY m.original_id, m.place")
                .map((row, context) -> new Unread(
                        row.getString("original_id"),
                        row.getInt("place"),
                        Path.of(row.getString("file")),
                        !row.getString("content").isBlank()))
                .list());
    }

    /** Returns the pictures and films of a watchlist's originals that gave nothing to look for, with the reason. */
    public List<Unreadable> unreadable(String watchlist) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT o.title, m.name, m.file, m.reason FROM original o
                        JOIN (SELECT original_id, place, name, file, reason, fingerprint FROM original_image
                          UNION ALL SELECT original_id, place, name, file, reason, fingerprint FROM original_video) m
                          ON m.original_id = o.id
                        WHERE o.watchlist = :watchlist AND o.gone IS NULL AND m.fingerprint IS NULL AND m.reason <> ''
                        ORDER BY o.original_key, m.place""")
                .bind("watchlist", watchlist)
                .map((row, context) -> new Unreadable(
                        row.getString("title"),
                        row.getString("name"),
                        Path.of(row.getString("file")),
                        row.getString("reason")))
                .list());
    }

    /** A picture or film of an original that gave nothing to look for. */
    public record Unreadable(String title, String name, Path file, String reason) {}

    /**
     * Records what a picture of an original gave.
     *
     * @param frames its fingerprints, at most {@value ImageReading#FRAMES_MAX}, none when it gave none
     * @param reason why not, or empty
     * @param words read in it, may be empty; they are the original's text when it has no other
     */
    public void pictureRead(Unread picture, List<ImageFingerprint> frames, String reason, String words) {
        searchAgain(picture);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE original_image SET fingerprint = :fingerprint, frames = :frames, number = :number,
                          reason = :reason, words = :words
                        WHERE original_id = :id AND place = :place""")
                .bind("fingerprint", FrameList.encode(frames))
                .bind("frames", frames.size())
                .bind("number", counters.next("picture"))
                .bind("reason", reason)
                .bind("words", words)
                .bind("id", picture.originalId())
                .bind("place", picture.place())
                .execute());
    }

    /** Records what a film of an original gave: a fingerprint, or a reason why not. */
    public void videoRead(Unread video, Optional<VideoFingerprint> fingerprint, String reason) {
        searchAgain(video);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE original_video SET fingerprint = :fingerprint, reason = :reason
                        WHERE original_id = :id AND place = :place""")
                .bind("fingerprint", fingerprint.map(VideoFingerprint::encode).orElse(null))
                .bind("reason", reason)
                .bind("id", video.originalId())
                .bind("place", video.place())
                .execute());
    }

    private void searchAgain(Unread read) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE original SET searched_at = NULL WHERE id = ?", read.originalId()));
    }

    /**
     * A picture or film of an original that is still to be read.
     *
     * @param place among the pictures or films of the original, from 0
     * @param hasText whether the original has a text besides
     */
    public record Unread(String originalId, int place, Path file, boolean hasText) {}

    /** The fingerprints themselves stay in the table until one is compared; each frame has a number of its own. */
    private List<NamedFingerprint> fingerprints(String id) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        SELECT name, number, frames FROM original_image
                        WHERE original_id = :id AND fingerprint IS NOT NULL ORDER BY place""")
                .bind("id", id)
                .map((row, context) -> {
                    String name = row.getString("name");
                    int number = row.getInt("number");
                    return IntStream.range(0, row.getInt("frames"))
                            .mapToObj(frame -> new NamedFingerprint(
                                    name,
                                    number * ImageReading.FRAMES_MAX + frame,
                                    () -> fingerprint(id, number, frame)))
                            .toList();
                })
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    private Optional<ImageFingerprint> fingerprint(String id, int number, int frame) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT fingerprint FROM original_image WHERE original_id = :id AND number = :number")
                .bind("id", id)
                .bind("number", number)
                .map((row, context) ->
                        FrameList.decode(row.getBytes("fingerprint")).get(frame))
                .findOne());
    }

    private List<NamedVideo> films(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT name, fingerprint FROM original_video
                        WHERE original_id = :id AND fingerprint IS NOT NULL ORDER BY place""")
                .bind("id", id)
                .map((row, context) ->
                        new NamedVideo(row.getString("name"), VideoFingerprint.decode(row.getBytes("fingerprint"))))
                .list());
    }

    private KnownOriginal read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String text = row.getString("content");
        List<WordedImage> images = images(id);
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
                        text.isBlank() ? words(images) : text,
                        images.stream().map(WordedImage::image).toList(),
                        videos(id),
                        row.getString("sha256")));
    }

    /** A picture with the words read in it. */
    private record WordedImage(OriginalImage image, String words) {}

    private List<WordedImage> images(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name, file, sha256, words FROM original_image WHERE original_id = :id ORDER BY place")
                .bind("id", id)
                .map((row, context) -> new WordedImage(
                        new OriginalImage(
                                row.getString("name"), Path.of(row.getString("file")), row.getString("sha256")),
                        Columns.text(row, "words").orElse("")))
                .list());
    }

    /** Slides are paragraphs, as in a text. */
    private static String words(List<WordedImage> images) {
        return images.stream()
                .map(WordedImage::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private List<OriginalVideo> videos(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name, file, sha256 FROM original_video WHERE original_id = :id ORDER BY place")
                .bind("id", id)
                .map((row, context) -> new OriginalVideo(
                        row.getString("name"), Path.of(row.getString("file")), row.getString("sha256")))
                .list());
    }
}
