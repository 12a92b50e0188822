package vigie.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import vigie.evidence.Bundle;

/** The table {@code evidence}: bundles on disk. */
public final class EvidenceRows {
    private final Jdbi jdbi;

    EvidenceRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Records a bundle that is on disk. */
    public void put(Bundle bundle) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO evidence (id, folder, captured_at, manifest_sha256) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                bundle.id(),
                bundle.folder().toString(),
                bundle.capturedAt().toEpochMilli(),
                bundle.manifestSha256()));
    }

    /** Returns a bundle by id. */
    public Optional<Bundle> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM evidence WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    private static Bundle read(ResultSet row) throws SQLException {
        return new Bundle(
                row.getString("id"),
                Path.of(row.getString("folder")),
                Columns.instantOf(row, "captured_at"),
                row.getString("manifest_sha256"));
    }
}
