package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import vigie.finding.Case;
import vigie.finding.Judgment;
import vigie.finding.Observation;
import vigie.finding.Scope;
import vigie.finding.Sighting;
import vigie.finding.Verdict;

/** The tables {@code verdict} and {@code verdict_content}: what a person decided, keyed by the content it was decided on. */
final class Verdicts {
    /** A verdict reaches a sighting of the same content at its own URL, host, copier or everywhere. */
    private static final String REACHES = """
            v.id = k.verdict_id AND k.content_key = :content
              AND v.case_id IN (SELECT id FROM finding_case WHERE watchlist = :watchlist) AND (v.scope = 'EVERYWHERE'
              OR (v.scope = 'AUTHOR' AND k.copier = :copier) OR (v.scope = 'HOST' AND k.host = :host)
              OR (v.scope = 'URL' AND k.url = :url))""";

    private final Jdbi jdbi;
    private final Counters counters;

    Verdicts(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    Judgment give(Case judged, Verdict verdict, Scope scope, Optional<LocalDate> until, String note, Instant at) {
        long id = counters.next("verdict");
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO verdict (id, case_id, verdict, scope, until, note, given_at, used_at)
                            VALUES (:id, :case, :verdict, :scope, :until, :note, :at, :at)""")
                    .bind("id", id)
                    .bind("case", judged.id())
                    .bind("verdict", verdict.name())
                    .bind("scope", scope.name())
                    .bind("until", until.map(LocalDate::toString).orElse(null))
                    .bind("note", note)
                    .bind("at", at.toEpochMilli())
                    .execute();
        });
        for (Sighting sighting : judged.sightings()) {
            keep(id, judged.copier(), sighting);
            apply(id, scope, judged, sighting);
        }
        return new Judgment(id, judged.id(), verdict, scope, until, note, at);
    }

    private void keep(long id, String copier, Sighting sighting) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO verdict_content (verdict_id, content_key, url, host, copier) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                sighting.contentKey(),
                sighting.url().value(),
                sighting.url().host(),
                copier));
    }

    /** A verdict is one owner's: it reaches nothing of another watchlist. */
    private void apply(long id, Scope scope, Case judged, Sighting sighting) {
        String where = switch (scope) {
            case URL -> "url = :url";
            case HOST -> "url IN (SELECT url FROM frontier WHERE host = :host) OR url = :url";
            case AUTHOR -> "case_id IN (SELECT id FROM finding_case WHERE copier = :copier)";
            case EVERYWHERE -> "1 = 1";
        };
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE sighting SET verdict_id = :id WHERE content_key = :content"
                        + " AND case_id IN (SELECT id FROM finding_case WHERE watchlist = :watchlist) AND (" + where
                        + ")")
                .bind("id", id)
                .bind("content", sighting.contentKey())
                .bind("watchlist", judged.watchlist())
                .bind("url", sighting.url().value())
                .bind("host", sighting.url().host())
                .bind("copier", judged.copier())
                .execute());
    }

    /** Returns the newest verdict that reaches an observation and is not over, and notes that it was of use. */
    Optional<Long> covering(Observation observation, LocalDate today) {
        Optional<Long> found =
                jdbi.withHandle(handle -> handle.createQuery("SELECT v.id FROM verdict v JOIN verdict_content k ON "
                                + REACHES + " WHERE v.until IS NULL OR v.until > :today ORDER BY v.id DESC LIMIT 1")
                        .bind("content", observation.found().contentKey())
                        .bind("watchlist", observation.watchlist())
                        .bind("copier", observation.copier())
                        .bind("host", observation.page().url().host())
                        .bind("url", observation.page().url().value())
                        .bind("today", today.toString())
                        .mapTo(Long.class)
                        .findOne());
        found.ifPresent(id -> jdbi.useHandle(handle -> handle.execute(
                "UPDATE verdict SET used_at = ? WHERE id = ?", observation.at().toEpochMilli(), id)));
        return found;
    }

    Optional<Judgment> byId(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM verdict WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    int countOf(String caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM verdict WHERE case_id = :id")
                .bind("id", caseId)
                .mapTo(Integer.class)
                .one());
    }

    private static Judgment read(ResultSet row) throws SQLException {
        return new Judgment(
                row.getLong("id"),
                row.getString("case_id"),
                Verdict.valueOf(row.getString("verdict")),
                Scope.valueOf(row.getString("scope")),
                Columns.text(row, "until").map(LocalDate::parse),
                row.getString("note"),
                Columns.instantOf(row, "given_at"));
    }
}
