package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.CanonicalUrl;
import vigie.image.VideoFingerprint;

/** The table {@code video}: fingerprints of films found on pages. */
public final class Videos {
    private final Jdbi jdbi;

    Videos(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps what is known of a film. */
    public void put(Video video) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO video (url, sha256, read_at, reason, fingerprint)
                        VALUES (:url, :sha256, :readAt, :reason, :fingerprint)
                        ON CONFLICT (url) DO UPDATE SET sha256 = excluded.sha256, read_at = excluded.read_at,
                          reason = excluded.reason, fingerprint = excluded.fingerprint""")
                .bind("url", video.url().value())
                .bind("sha256", video.sha256())
                .bind("readAt", video.readAt().toEpochMilli())
                .bind("reason", video.reason())
                .bind(
                        "fingerprint",
                        video.fingerprint().map(VideoFingerprint::encode).orElse(null))
                .execute());
    }

    /** Returns what is known of a film. */
    public Optional<Video> find(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM video WHERE url = :url")
                .bind("url", url.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    private static Video read(ResultSet row) throws SQLException {
        return new Video(
                new CanonicalUrl(row.getString("url")),
                row.getString("sha256"),
                Columns.instantOf(row, "read_at"),
                Optional.ofNullable(row.getBytes("fingerprint")).map(VideoFingerprint::decode),
                Columns.text(row, "reason").orElse(""));
    }
}
