package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigie.crawl.Reason;

/** How values stand in columns: instants as milliseconds, reasons as kind and detail. */
final class Columns {
    private Columns() {}

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    static Instant instantOf(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Reason> reason(ResultSet row) throws SQLException {
        String kind = row.getString("reason_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Reason(Reason.Kind.valueOf(kind), row.getString("reason_detail")));
    }

    static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    static @Nullable String kind(Optional<Reason> reason) {
        return reason.map(known -> known.kind().name()).orElse(null);
    }

    static @Nullable String detail(Optional<Reason> reason) {
        return reason.map(Reason::detail).orElse(null);
    }
}
