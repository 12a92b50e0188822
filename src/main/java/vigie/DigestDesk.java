package vigie;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigie.crawl.Reason;
import vigie.evidence.Journal;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Verdict;
import vigie.notice.Checked;
import vigie.notice.Digest;
import vigie.notice.DigestEntry;
import vigie.notice.Unread;
import vigie.store.FrontierEntry;
import vigie.store.OutcomeCount;
import vigie.store.Store;
import vigie.watch.Watchlist;

/** Gathers what a digest tells. Writes nothing. */
public final class DigestDesk {
    /** Pages not read that a digest lists; the dashboard lists all. */
    private static final int UNREAD_LISTED = 20;

    private static final Set<Label> TOLD = Set.of(Label.REUSE, Label.OUTSIDE_PERMISSION, Label.SIMILAR, Label.MENTION);

    private final Store store;
    private final Journal journal;
    private final Optional<URI> dashboard;

    public DigestDesk(Store store, Journal journal, Configuration configuration) {
        this.store = store;
        this.journal = journal;
        this.dashboard = configuration.web().address();
    }

    /** Returns the digest as it would go out now. */
    public Digest of(Watchlist watchlist, Instant now) {
        Instant from = store.digests().last(watchlist.name()).orElse(now.minus(Duration.ofDays(7)));
        List<DigestEntry> entries = store.cases().all().stream()
                .filter(found -> found.watchlist().equals(watchlist.name()))
                .flatMap(found -> section(found, from).map(section -> new DigestEntry(section, found)).stream())
                .toList();
        List<FrontierEntry> unread = store.frontier().unread(Integer.MAX_VALUE).stream()
                .filter(entry -> entry.watchlist().equals(watchlist.name()))
                .toList();
        return new Digest(
                watchlist.owner(),
                from,
                now,
                watchlist.digest().zone(),
                entries,
                checked(watchlist, from, unread.size()),
                unread.stream()
                        .limit(UNREAD_LISTED)
                        .map(entry -> new Unread(
                                entry.url().value(), entry.reason().orElse(Reason.of(Reason.Kind.UNEXPECTED)), 1))
                        .toList(),
                new OwnersStyle(store).notes(watchlist),
                journal.head(),
                dashboard);
    }

    private static Optional<DigestEntry.Section> section(Case found, Instant from) {
        Label label = found.main().label();
        boolean tells = TOLD.contains(label);
        boolean isNew = found.openedAt().isAfter(from);
        if (!tells) {
            return isNew && label != Label.SMALL ? Optional.of(DigestEntry.Section.LEFT_ALONE) : Optional.empty();
        }
        if (found.sightings().stream().allMatch(sighting -> sighting.gone().isPresent())) {
            boolean justGone = found.sightings().stream()
                    .anyMatch(sighting -> sighting.gone().orElseThrow().isAfter(from));
            return justGone ? Optional.of(DigestEntry.Section.GONE) : Optional.empty();
        }
        if (isNew) {
            return Optional.of(label == Label.SIMILAR ? DigestEntry.Section.SIMILAR : DigestEntry.Section.NEW);
        }
        if (found.sightings().stream().anyMatch(sighting -> sighting.firstSeen().isAfter(from))) {
            return Optional.of(DigestEntry.Section.CHANGED);
        }
        if (found.judgment().isEmpty()) {
            return label == Label.MENTION || label == Label.SIMILAR
                    ? Optional.empty()
                    : Optional.of(DigestEntry.Section.WAITING);
        }
        return found.judgment().get().verdict() == Verdict.COPY
                ? Optional.of(DigestEntry.Section.STILL_UP)
                : Optional.empty();
    }

    private Checked checked(Watchlist watchlist, Instant from, int unread) {
        List<OutcomeCount> outcomes = store.frontier().outcomesSince(watchlist.name(), from);
        int fetched = count(outcomes, "fetched");
        int unchanged = count(outcomes, "not-modified");
        int originals = store.originals().all(watchlist.name()).size();
        return new Checked(watchlist.sources().size(), fetched + unchanged, unchanged, originals, unread);
    }

    private static int count(List<OutcomeCount> outcomes, String outcome) {
        return outcomes.stream()
                .filter(counted -> counted.outcome().equals(outcome))
                .mapToInt(OutcomeCount::visits)
                .sum();
    }
}
