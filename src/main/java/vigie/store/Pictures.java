package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.CanonicalUrl;

/** The table {@code picture}: fingerprints of pictures found on pages. */
public final class Pictures {
    private final Jdbi jdbi;

    Pictures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps what is known of a picture. */
    public void put(Picture picture) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO picture (url, sha256, read_at, reason, words, fingerprint)
                        VALUES (:url, :sha256, :readAt, :reason, :words, :fingerprint)
                        ON CONFLICT (url) DO UPDATE SET sha256 = excluded.sha256, read_at = excluded.read_at,
                          reason = excluded.reason, words = excluded.words, fingerprint = excluded.fingerprint""")
                .bind("url", picture.url().value())
                .bind("sha256", picture.sha256())
                .bind("readAt", picture.readAt().toEpochMilli())
                .bind("reason", picture.reason())
                .bind("words", picture.words())
                .bind("fingerprint", FrameList.encode(picture.frames()))
                .execute());
    }

    /** Returns what is known of a picture. */
    public Optional<Picture> find(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM picture WHERE url = :url")
                .bind("url", url.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    private static Picture read(ResultSet row) throws SQLException {
        return new Picture(
                new CanonicalUrl(row.getString("url")),
                row.getString("sha256"),
                Columns.instantOf(row, "read_at"),
                FrameList.decode(row.getBytes("fingerprint")),
                Columns.text(row, "reason").orElse(""),
                Columns.text(row, "words").orElse(""));
    }
}
