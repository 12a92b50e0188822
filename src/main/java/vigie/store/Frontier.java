package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;
import vigie.discover.Candidate;

/** The table {@code frontier}: URLs known and when each is due. Work is claimed by a conditional update, so a crash loses nothing. */
public final class Frontier {
    private final Jdbi jdbi;

    Frontier(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a URL due at once; returns whether it was new. A URL known already keeps its place and its due date. */
    public boolean add(Candidate candidate, String watchlist, String source, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO frontier (url, host, watchlist, source_key, depth, found_by, published, added_at, due, confirming, failures)
                        VALUES (:url, :host, :watchlist, :source, :depth, :foundBy, :published, :now, :now, 0, 0)
                        ON CONFLICT (url) DO NOTHING""")
                        .bind("url", candidate.url().value())
                        .bind("host", candidate.url().host())
                        .bind("watchlist", watchlist)
                        .bind("source", source)
                        .bind("depth", candidate.depth())
                        .bind("foundBy", candidate.foundBy())
                        .bind("published", Columns.millis(candidate.published()))
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    /** Makes a known URL due at once for a whole reading, whatever the server says of its being unchanged. */
    public void lookAgain(CanonicalUrl url, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE frontier SET due = CASE WHEN due > :now THEN :now ELSE due END, confirming = 1 WHERE url = :url")
                .bind("now", now.toEpochMilli())
                .bind("url", url.value())
                .execute());
    }

    /** Makes a known URL due at once unless it is due already: a source named it as changed. */
    public void makeDue(CanonicalUrl url, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE frontier SET due = :now WHERE url = :url AND due > :now")
                .bind("now", now.toEpochMilli())
                .bind("url", url.value())
                .execute());
    }

    /** Returns how many URLs a source has had since an instant, so that its budget holds. */
    public int countAddedSince(String watchlist, String source, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM frontier
                        WHERE watchlist = :watchlist AND source_key = :source AND added_at >= :since""")
                .bind("watchlist", watchlist)
                .bind("source", source)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    /** Returns what a source has named since an instant, oldest first. */
    public List<FrontierEntry> addedSince(String watchlist, String source, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM frontier WHERE watchlist = :watchlist AND source_key = :source
                          AND added_at >= :since ORDER BY added_at, url""")
                .bind("watchlist", watchlist)
                .bind("source", source)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> read(row))
                .list());
    }

    /** Returns up to {@code most} URLs due and unclaimed, longest due first, on other hosts than those named. */
    public List<FrontierEntry> due(Instant now, int most, Collection<String> otherThan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM frontier WHERE due <= :now AND (claimed_until IS NULL OR claimed_until < :now)
                          AND host NOT IN (<hosts>) ORDER BY due, url LIMIT :most""")
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .bindList("hosts", otherThan.isEmpty() ? List.of("-") : List.copyOf(otherThan))
                .map((row, context) -> read(row))
                .list());
    }

    /** Claims a due URL for a while; false when another has it or it is no longer due. */
    public boolean claim(CanonicalUrl url, Instant now, Duration length) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE frontier SET claimed_until = :until
                        WHERE url = :url AND due <= :now AND (claimed_until IS NULL OR claimed_until < :now)""")
                        .bind("until", now.plus(length).toEpochMilli())
                        .bind("url", url.value())
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    /** Gives back every claim: for the one process that holds the data folder, when it starts. */
    public void releaseClaims() {
        jdbi.useHandle(handle -> handle.execute("UPDATE frontier SET claimed_until = NULL"));
    }

    /** What is kept of a reading so that the next one is cheap. */
    public record Read(CanonicalUrl answered, Conditions conditions, String bodySha256, Instant at) {}

    /** Records a page read: its claim ends, its next visit is set. */
    public void read(CanonicalUrl url, Read read, Instant due, boolean confirm) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE frontier SET claimed_until = NULL, last_visit = :at, due = :due, confirming = :confirm,
                          outcome = 'fetched', reason_kind = NULL, reason_detail = NULL, failures = 0,
                          etag = :etag, last_modified = :modified, body_sha256 = :sha256, answered = :answered
                        WHERE url = :url""")
                .bind("at", read.at().toEpochMilli())
                .bind("due", due.toEpochMilli())
                .bind("confirm", confirm ? 1 : 0)
                .bind("etag", read.conditions().etag().orElse(null))
                .bind("modified", read.conditions().lastModified().orElse(null))
                .bind("sha256", read.bodySha256())
                .bind("answered", read.answered().value())
                .bind("url", url.value())
                .execute());
    }

    /** Records a page that is unchanged. */
    public void unchanged(CanonicalUrl url, Instant at, Instant due) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE frontier SET claimed_until = NULL, last_visit = :at, due = :due, confirming = 0,
                          outcome = 'not-modified', reason_kind = NULL, reason_detail = NULL, failures = 0
                        WHERE url = :url""")
                .bind("at", at.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .bind("url", url.value())
                .execute());
    }

    /** Records a page that was not read, with its reason. A second look that was due stays due. */
    public void notRead(CanonicalUrl url, String outcome, Reason reason, Instant at, Instant due) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE frontier SET claimed_until = NULL, last_visit = :at, due = :due,
                          outcome = :outcome, reason_kind = :kind, reason_detail = :detail, failures = failures + 1
                        WHERE url = :url""")
                .bind("at", at.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .bind("outcome", outcome)
                .bind("kind", reason.kind().name())
                .bind("detail", reason.detail())
                .bind("url", url.value())
                .execute());
    }

    /** Puts a URL off without a visit, because nobody asks for it any more. */
    public void putOff(CanonicalUrl url, Instant due) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE frontier SET claimed_until = NULL, due = ? WHERE url = ?", due.toEpochMilli(), url.value()));
    }

    /** Returns what is known of the URLs that an address answers for, by URL. */
    public List<FrontierEntry> answering(CanonicalUrl address) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM frontier WHERE url = :address OR answered = :address ORDER BY url")
                .bind("address", address.value())
                .map((row, context) -> read(row))
                .list());
    }

    /** Returns what is known of a URL. */
    public Optional<FrontierEntry> find(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM frontier WHERE url = :url")
                .bind("url", url.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Returns every URL whose last visit did not read it, with its reason, newest first. */
    public List<FrontierEntry> unread(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM frontier WHERE reason_kind IS NOT NULL ORDER BY last_visit DESC, url LIMIT :most""")
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    /** Returns how many URLs' last visit came to each outcome since an instant: outcome and count, by outcome. */
    public List<OutcomeCount> outcomesSince(String watchlist, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT outcome, COUNT(*) AS visits FROM frontier
                        WHERE watchlist = :watchlist AND outcome IS NOT NULL AND last_visit >= :since
                        GROUP BY outcome ORDER BY outcome""")
                .bind("watchlist", watchlist)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new OutcomeCount(row.getString("outcome"), row.getInt("visits")))
                .list());
    }

    private static FrontierEntry read(ResultSet row) throws SQLException {
        return new FrontierEntry(
                new CanonicalUrl(row.getString("url")),
                row.getString("watchlist"),
                row.getString("source_key"),
                row.getInt("depth"),
                row.getString("found_by"),
                Columns.instant(row, "published"),
                Columns.text(row, "answered").map(CanonicalUrl::new),
                Columns.instantOf(row, "due"),
                row.getInt("confirming") == 1,
                new Conditions(Columns.text(row, "etag"), Columns.text(row, "last_modified")),
                Columns.text(row, "body_sha256").orElse(""),
                Columns.instant(row, "last_visit"),
                Columns.text(row, "outcome").orElse(""),
                Columns.reason(row),
                row.getInt("failures"));
    }
}
