package vigie.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.finding.Case;
import vigie.finding.Judgment;
import vigie.finding.Label;
import vigie.finding.Observation;
import vigie.finding.Scope;
import vigie.finding.Sighting;
import vigie.finding.State;
import vigie.finding.Verdict;
import vigie.match.Match;
import vigie.match.Method;

/** The tables {@code finding_case} and {@code sighting}: what was seen, gathered by copier and work, and whether it was judged. */
public final class Cases {
    private final Jdbi jdbi;
    private final Counters counters;
    private final Originals originals;
    private final Verdicts verdicts;
    private final Clock clock;

    Cases(Jdbi jdbi, Counters counters, Originals originals, Clock clock) {
        this.jdbi = jdbi;
        this.counters = counters;
        this.originals = originals;
        this.verdicts = new Verdicts(jdbi, counters);
        this.clock = clock;
    }

    /**
     * Records everything seen on one page at one instant: sightings new and renewed, and those no longer there as gone.
     * Call within a transaction.
     *
     * @param unread kinds of matches that this reading could not tell of, each with the reason: what is not seen of them is
     *     not gone, it could not be checked
     * @return ids of the cases touched, in order of the observations
     */
    public List<String> observe(
            CanonicalUrl url, List<Observation> observations, Instant at, Map<String, Reason> unread) {
        List<Live> before = live(url);
        Set<Long> seen = new HashSet<>();
        Set<String> touched = new LinkedHashSet<>();
        for (Observation observation : observations) {
            String caseId = caseOf(observation);
            touched.add(caseId);
            seen.add(observe(caseId, observation, before));
        }
        for (Live live : before) {
            Reason reason = unread.get(live.kind());
            if (!seen.contains(live.id()) && reason == null) {
                gone(live.id(), at);
            }
            if (!seen.contains(live.id()) && reason != null) {
                couldNotCheck("id = " + live.id(), reason);
            }
        }
        return List.copyOf(touched);
    }

    /** Records one thing seen in a reading of the past; says nothing of what else stood there. Call within a transaction. */
    public void observePast(Observation observation) {
        observe(caseOf(observation), observation, live(observation.page().url()));
    }

    /** Records that a page is no longer there, as an observation of that instant. */
    public void pageGone(CanonicalUrl url, Instant at) {
        live(url).forEach(live -> gone(live.id(), at));
    }

    /** Records that the second look at a page was not possible, and why. */
    public void couldNotCheck(CanonicalUrl url, Reason reason) {
        live(url).forEach(live -> couldNotCheck("id = " + live.id(), reason));
    }

    private void couldNotCheck(String which, Reason reason) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE sighting SET state = 'COULD_NOT_CHECK', reason_kind = :kind, reason_detail = :detail WHERE "
                                + which + " AND gone IS NULL AND state <> 'CONFIRMED'")
                .bind("kind", reason.kind().name())
                .bind("detail", reason.detail())
                .execute());
    }

    /** Returns whether anything seen at a URL stands there as far as is known. */
    public boolean isLiveAt(CanonicalUrl url) {
        return !live(url).isEmpty();
    }

    /** Opens cases again whose "unsure" is over on a day, so that they are told again. */
    public void askAgain(LocalDate today) {
        jdbi.useTransaction(handle -> {
            String over = "(SELECT id FROM verdict WHERE until <= :today)";
            handle.createUpdate("UPDATE finding_case SET told_at = NULL WHERE id IN "
                            + "(SELECT case_id FROM sighting WHERE verdict_id IN " + over + ")")
                    .bind("today", today.toString())
                    .execute();
            handle.createUpdate("UPDATE sighting SET verdict_id = NULL WHERE verdict_id IN " + over)
                    .bind("today", today.toString())
                    .execute();
        });
    }

    /** Records that a page is unchanged: what was seen there is there. */
    public void stillThere(CanonicalUrl url, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE sighting SET last_seen = ? WHERE url = ? AND gone IS NULL", at.toEpochMilli(), url.value()));
    }

    /** Returns whether a bundle was kept for this content in the case of this copier and work. */
    public boolean hasEvidence(Observation observation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                SELECT COUNT(*) FROM sighting s JOIN finding_case c ON c.id = s.case_id
                                WHERE c.watchlist = :watchlist AND c.copier = :copier AND c.original_id = :original
                                  AND s.content_key = :content AND s.evidence_id <> ''""")
                        .bind("watchlist", observation.watchlist())
                        .bind("copier", observation.copier())
                        .bind("original", observation.originalId())
                        .bind("content", observation.found().contentKey())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /**
     * Returns whether something at this URL still waits for its second look. One look settles it for all places where the
     * same content of the same case stands: the first of them that can be looked at.
     */
    public boolean waitsForSecondLook(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                SELECT COUNT(*) FROM sighting s WHERE url = :url AND gone IS NULL AND state = 'UNCONFIRMED'
                                  AND label IN ('REUSE', 'OUTSIDE_PERMISSION') AND verdict_id IS NULL
                                  AND id = (SELECT MIN(x.id) FROM sighting x WHERE x.case_id = s.case_id
                                    AND x.content_key = s.content_key AND x.gone IS NULL AND x.state <> 'COULD_NOT_CHECK')""")
                        .bind("url", url.value())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Returns who was seen to show a picture or film of an original, by its name among the original's. */
    public Set<String> copiersShowing(String originalId, String name) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        SELECT c.copier, s.kind, s.match_json FROM sighting s JOIN finding_case c ON c.id = s.case_id
                        WHERE c.original_id = :original AND s.kind IN ('image', 'video') AND s.label <> 'SMALL'""")
                .bind("original", originalId)
                .map((row, context) -> new ShownBy(
                        row.getString("copier"), Json.match(row.getString("kind"), row.getString("match_json"))))
                .stream()
                .filter(shown -> shown.match() instanceof Match.Shown match
                        && match.name().equals(name))
                .map(ShownBy::copier)
                .collect(Collectors.toSet()));
    }

    private record ShownBy(String copier, Match match) {}

    /** Returns whether a person called anything found of an original a copy. */
    public boolean isClaimed(String originalId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                SELECT COUNT(*) FROM verdict v JOIN finding_case c ON c.id = v.case_id
                                WHERE c.original_id = :original AND v.verdict = 'COPY'""")
                        .bind("original", originalId)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Returns every case, newest first. */
    public List<Case> all() {
        return jdbi.withHandle(handle -> cases(
                handle.createQuery("SELECT * FROM finding_case ORDER BY opened_at DESC, LENGTH(id) DESC, id DESC")));
    }

    /** Returns a case by id. */
    public Optional<Case> byId(String id) {
        return jdbi.withHandle(
                handle -> cases(handle.createQuery("SELECT * FROM finding_case WHERE id = :id")
                                .bind("id", id))
                        .stream()
                        .findFirst());
    }

    /** Returns the cases a person should be told of at once: found again, past the gate, not judged, not told yet. */
    public List<Case> untold(String watchlist) {
        return jdbi.withHandle(handle -> cases(handle.createQuery("""
                                SELECT * FROM finding_case c WHERE watchlist = :watchlist AND told_at IS NULL AND EXISTS (
                                  SELECT 1 FROM sighting s WHERE s.case_id = c.id AND s.gone IS NULL AND s.state = 'CONFIRMED'
                                    AND s.label IN ('REUSE', 'OUTSIDE_PERMISSION') AND s.verdict_id IS NULL)
                                ORDER BY opened_at, LENGTH(id), id""").bind("watchlist", watchlist)));
    }

    /** Records that a case's mail was queued. */
    public void told(String id, Instant at) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE finding_case SET told_at = ? WHERE id = ?", at.toEpochMilli(), id));
    }

    /** Returns how often a case was judged: part of the key of its mails, so that a reopened case is told again. */
    public int judgmentCount(String id) {
        return verdicts.countOf(id);
    }

    /** Returns the page's text as it stood when a sighting was made. */
    public String pageText(long sightingId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT t.content FROM sighting s JOIN seen_text t ON t.sha256 = s.text_sha256 WHERE s.id = :id""")
                .bind("id", sightingId)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    /**
     * Records a person's verdict on a case and applies it to everything its scope reaches.
     *
     * @throws IllegalArgumentException when there is no such case, or {@code unsure} lacks a day to come
     */
    public Judgment judge(String caseId, Verdict verdict, Scope scope, Optional<LocalDate> until, String note) {
        if (verdict == Verdict.UNSURE
                && until.filter(LocalDate.now(clock)::isBefore).isEmpty()) {
            throw new IllegalArgumentException("unsure needs a day to come");
        }
        return jdbi.inTransaction(handle -> {
            Case judged = byId(caseId).orElseThrow(() -> new IllegalArgumentException("no case " + caseId));
            return verdicts.give(judged, verdict, scope, until, note, clock.instant());
        });
    }

    private String caseOf(Observation observation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id FROM finding_case WHERE watchlist = :watchlist AND copier = :copier
                          AND original_id = :original AND query = :query""")
                .bind("watchlist", observation.watchlist())
                .bind("copier", observation.copier())
                .bind("original", observation.originalId())
                .bind("query", observation.query())
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> openCase(observation)));
    }

    private String openCase(Observation observation) {
        String id = "c" + counters.next("case");
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO finding_case (id, watchlist, copier, original_id, query, opened_at) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                observation.watchlist(),
                observation.copier(),
                observation.originalId(),
                observation.query(),
                observation.at().toEpochMilli()));
        return id;
    }

    private long observe(String caseId, Observation observation, List<Live> before) {
        boolean seenBefore = before.stream()
                .anyMatch(live -> live.caseId().equals(caseId)
                        && live.asksForAPerson()
                        && live.kind().equals(observation.found().match().kind())
                        && live.lastSeen().isBefore(observation.at()));
        State state = seenBefore || observation.secondLook() ? State.CONFIRMED : State.UNCONFIRMED;
        Optional<Long> verdict = verdicts.covering(observation, LocalDate.ofInstant(observation.at(), clock.getZone()));
        Optional<Live> known = before.stream()
                .filter(live -> live.caseId().equals(caseId)
                        && live.contentKey().equals(observation.found().contentKey())
                        && live.kind().equals(observation.found().match().kind()))
                .findFirst();
        return known.map(live -> renew(live, observation, state, verdict))
                .orElseGet(() -> add(caseId, observation, state, verdict));
    }

    private long renew(Live live, Observation observation, State state, Optional<Long> verdict) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE sighting SET last_seen = :at, label = :label, why = :why, title = :title, match_json = :match,
                          normal_form = :normalForm, rules = :rules, text_sha256 = :text, state = CASE WHEN state = 'CONFIRMED' THEN state ELSE :state END,
                          reason_kind = NULL, reason_detail = NULL, verdict_id = COALESCE(:verdict, verdict_id),
                          evidence_id = CASE WHEN evidence_id = '' THEN :evidence ELSE evidence_id END
                        WHERE id = :id""")
                .bind("at", observation.at().toEpochMilli())
                .bind("label", observation.ruling().label().name())
                .bind("why", observation.ruling().why())
                .bind("title", observation.page().title())
                .bind("match", Json.of(observation.found().match()))
                .bindMethods(Method.now(observation.found().match()))
                .bind("text", observation.textSha256())
                .bind("state", state.name())
                .bind("verdict", verdict.orElse(null))
                .bind("evidence", observation.evidenceId())
                .bind("id", live.id())
                .execute());
        return live.id();
    }

    /** A sighting that was gone comes back as the same row; new content on a judged case opens it again. */
    private long add(String caseId, Observation observation, State state, Optional<Long> verdict) {
        long id = jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO sighting (id, case_id, url, kind, title, match_json, normal_form, rules, content_key,
                          label, why, state, page_date, first_seen, last_seen, evidence_id, text_sha256, verdict_id)
                        VALUES (:id, :case, :url, :kind, :title, :match, :normalForm, :rules, :content,
                          :label, :why, :state, :pageDate, :at, :at, :evidence, :text, :verdict)
                        ON CONFLICT (case_id, url, kind, content_key) DO UPDATE SET gone = NULL, last_seen = excluded.last_seen,
                          title = excluded.title, match_json = excluded.match_json,
                          normal_form = excluded.normal_form, rules = excluded.rules, label = excluded.label, why = excluded.why,
                          text_sha256 = excluded.text_sha256, state = excluded.state, reason_kind = NULL, reason_detail = NULL,
                          evidence_id = CASE WHEN sighting.evidence_id = '' THEN excluded.evidence_id ELSE sighting.evidence_id END,
                          verdict_id = COALESCE(excluded.verdict_id, sighting.verdict_id)
                        RETURNING id""")
                .bind("id", counters.next("sighting"))
                .bind("case", caseId)
                .bind("url", observation.page().url().value())
                .bind("kind", observation.found().match().kind())
                .bind("title", observation.page().title())
                .bind("match", Json.of(observation.found().match()))
                .bindMethods(Method.now(observation.found().match()))
                .bind("content", observation.found().contentKey())
                .bind("label", observation.ruling().label().name())
                .bind("why", observation.ruling().why())
                .bind("state", state.name())
                .bind("pageDate", Columns.millis(observation.page().published()))
                .bind("at", observation.at().toEpochMilli())
                .bind("evidence", observation.evidenceId())
                .bind("text", observation.textSha256())
                .bind("verdict", verdict.orElse(null))
                .mapTo(Long.class)
                .one());
        if (verdict.isEmpty() && observation.ruling().raisesAlert() && verdicts.countOf(caseId) > 0) {
            jdbi.useHandle(handle -> handle.execute("UPDATE finding_case SET told_at = NULL WHERE id = ?", caseId));
        }
        return id;
    }

    private void gone(long id, Instant at) {
        jdbi.useHandle(handle -> handle.execute("UPDATE sighting SET gone = ? WHERE id = ?", at.toEpochMilli(), id));
    }

    /** What was seen at a URL and is not gone. */
    private record Live(long id, String caseId, String kind, String contentKey, Label label, Instant lastSeen) {
        /** What was too little at the first look was no first look at what it has become. */
        boolean asksForAPerson() {
            return label != Label.SMALL;
        }
    }

    private List<Live> live(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM sighting WHERE url = :url AND gone IS NULL")
                .bind("url", url.value())
                .map((row, context) -> new Live(
                        row.getLong("id"),
                        row.getString("case_id"),
                        row.getString("kind"),
                        row.getString("content_key"),
                        Label.valueOf(row.getString("label")),
                        Columns.instantOf(row, "last_seen")))
                .list());
    }

    private List<Case> cases(Query query) {
        return query.map((row, context) -> read(row)).list();
    }

    private Case read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        List<Judged> sightings = sightings(id);
        return new Case(
                id,
                row.getString("watchlist"),
                row.getString("copier"),
                originals.byId(row.getString("original_id")),
                row.getString("query"),
                sightings.stream().map(Judged::sighting).toList(),
                judgment(sightings),
                Columns.instantOf(row, "opened_at"));
    }

    private record Judged(Sighting sighting, Optional<Long> verdictId) {}

    /** The newest verdict holds as long as everything that would raise an alert is under one that is not over. */
    private Optional<Judgment> judgment(List<Judged> sightings) {
        List<Judgment> given = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (Judged judged : sightings) {
            Optional<Judgment> judgment =
                    judged.verdictId().flatMap(verdicts::byId).filter(known -> holds(known, today));
            judgment.ifPresent(given::add);
            if (judgment.isEmpty() && raisesAlert(judged.sighting())) {
                return Optional.empty();
            }
        }
        return given.stream().max(Comparator.comparingLong(Judgment::id));
    }

    private static boolean raisesAlert(Sighting sighting) {
        return sighting.gone().isEmpty() && sighting.label().raisesAlert();
    }

    private static boolean holds(Judgment judgment, LocalDate today) {
        return judgment.until().map(until -> today.isBefore(until)).orElse(true);
    }

    private List<Judged> sightings(String caseId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM sighting WHERE case_id = :id ORDER BY first_seen, id")
                        .bind("id", caseId)
                        .map((row, context) -> new Judged(sighting(row), verdictId(row)))
                        .list());
    }

    private static Optional<Long> verdictId(ResultSet row) throws SQLException {
        long id = row.getLong("verdict_id");
        return row.wasNull() ? Optional.empty() : Optional.of(id);
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(
                row.getLong("id"),
                row.getString("case_id"),
                new CanonicalUrl(row.getString("url")),
                row.getString("title"),
                Json.match(row.getString("kind"), row.getString("match_json")),
                new Method(row.getInt("normal_form"), row.getInt("rules")),
                row.getString("content_key"),
                Label.valueOf(row.getString("label")),
                row.getString("why"),
                State.valueOf(row.getString("state")),
                Columns.reason(row),
                Columns.instant(row, "page_date"),
                Columns.instantOf(row, "first_seen"),
                Columns.instantOf(row, "last_seen"),
                Columns.instant(row, "gone"),
                row.getString("evidence_id"));
    }
}
