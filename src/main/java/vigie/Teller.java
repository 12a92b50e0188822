package vigie;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vigie.evidence.Bundle;
import vigie.evidence.Journal;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.notice.Alert;
import vigie.notice.Digest;
import vigie.notice.DigestEntry;
import vigie.notice.MailContent;
import vigie.notice.MailKind;
import vigie.notice.MailWriter;
import vigie.notice.OutboxMessage;
import vigie.notice.Plumbing;
import vigie.notice.PlumbingMail;
import vigie.notice.Posting;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.watch.DigestTime;
import vigie.watch.Watchlist;

/** Writes into the outbox what a person should be told: each thing once, whatever is done twice. Sends nothing. */
final class Teller {
    /** Alerts a watchlist gets within a day; what comes on top is told in one digest, so that a first round is no storm. */
    private static final int ALERTS_A_DAY = 20;

    /** Looks that fail in a row before a mail says that a source broke: three may be a bad night of its host. */
    private static final int FAILURES_TOLD = 3;

    private final Store store;
    private final Journal journal;
    private final Thumbnails thumbnails;
    private final MailWriter writer;
    private final DigestDesk digests;
    private final Optional<URI> dashboard;
    private final Clock clock;

    Teller(House house) {
        this.store = house.store();
        this.journal = house.journal();
        this.thumbnails = house.thumbnails();
        this.writer = new MailWriter(house.configuration().mail().from());
        this.dashboard = house.configuration().web().address();
        this.digests = new DigestDesk(store, journal, house.configuration());
        this.clock = house.clock();
    }

    /** Returns the cases to be told one by one now; those beyond a day's measure wait for a digest. */
    List<Case> toTell(Watchlist watchlist) {
        Instant now = clock.instant();
        store.cases().askAgain(LocalDate.ofInstant(now, watchlist.digest().zone()));
        return store.cases().untold(watchlist.name()).stream()
                .limit(Math.max(0, room(watchlist, now)))
                .toList();
    }

    private int room(Watchlist watchlist, Instant now) {
        int told = store.outbox().queuedSince(watchlist.name(), MailKind.ALERT.label(), now.minus(Duration.ofDays(1)));
        return ALERTS_A_DAY - told / watchlist.recipients().size();
    }

    /** Queues a digest when its hour has come, or once a day when more cases wait than may be told one by one. */
    int digests(Watchlist watchlist) {
        Instant now = clock.instant();
        if (isDigestDue(watchlist)) {
            List<String> readers = new ArrayList<>(watchlist.recipients());
            watchlist.subscribers().stream()
                    .filter(reader -> !readers.contains(reader))
                    .forEach(readers::add);
            return digest(watchlist, readers);
        }
        boolean overflows = room(watchlist, now) <= 0
                && !store.cases().untold(watchlist.name()).isEmpty()
                && store.outbox().queuedSince(watchlist.name(), MailKind.DIGEST.label(), now.minus(Duration.ofDays(1)))
                        == 0;
        return overflows ? digest(watchlist, watchlist.recipients()) : 0;
    }

    /** Queues the alert of one case. */
    int alert(Watchlist watchlist, Case found) {
        String key = "alert " + found.id() + "/" + store.cases().judgmentCount(found.id());
        MailContent mail = alertOf(found, watchlist).write(watchlist.language());
        Instant now = clock.instant();
        return store.inTransaction(() -> {
            store.cases().told(found.id(), now);
            return queue(watchlist, MailKind.ALERT, key, watchlist.recipients(), mail, now);
        });
    }

    private Alert alertOf(Case found, Watchlist watchlist) {
        Sighting main = found.main();
        Optional<Bundle> bundle = evidence(store, found);
        return new Alert(
                found,
                store.cases().pageText(main.id()),
                found.original().map(known -> known.original().text()).orElse(""),
                thumbnails.of(found),
                bundle.map(Bundle::id).orElse(""),
                bundle.map(Bundle::manifestSha256).orElse(""),
                journal.head(),
                dashboard,
                watchlist.digest().zone());
    }

    /** Returns the bundle of a case's main sighting, else of its first that has one. */
    static Optional<Bundle> evidence(Store store, Case found) {
        return Stream.concat(Stream.of(found.main()), found.sightings().stream())
                .map(Sighting::evidenceId)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .flatMap(store.evidence()::find);
    }

    /** Queues a digest now; the cases in it that ask for a person are told by it, so that a likeness does not silence a copy. */
    private int digest(Watchlist watchlist, List<String> readers) {
        Instant now = clock.instant();
        Digest digest = digests.of(watchlist, now);
        MailContent mail = digest.write(watchlist.language());
        return store.inTransaction(() -> {
            digest.entries().stream()
                    .map(DigestEntry::found)
                    .filter(found -> found.sightings().stream()
                            .anyMatch(sighting -> sighting.label().raisesAlert()))
                    .forEach(found -> store.cases().told(found.id(), now));
            store.digests().written(watchlist.name(), now);
            return queue(watchlist, MailKind.DIGEST, "digest " + watchlist.name() + " " + now, readers, mail, now);
        });
    }

    /** A digest is due when its hour has passed since the last one; a watchlist's first comes at its first such hour. */
    private boolean isDigestDue(Watchlist watchlist) {
        Instant now = clock.instant();
        Optional<Instant> last = store.digests().last(watchlist.name());
        if (last.isEmpty()) {
            store.digests().written(watchlist.name(), now);
            return false;
        }
        return lastHour(watchlist.digest(), now).isAfter(last.get());
    }

    /** Returns the last moment at which the digest was to go out. */
    static Instant lastHour(DigestTime time, Instant now) {
        ZoneId zone = time.zone();
        ZonedDateTime thisWeek = now.atZone(zone)
                .with(TemporalAdjusters.previousOrSame(time.day()))
                .with(time.at());
        return (thisWeek.toInstant().isAfter(now) ? thisWeek.minusWeeks(1) : thisWeek).toInstant();
    }

    /** Queues one mail with the news of all sources that broke or work again, each told once. */
    int plumbing(Watchlist watchlist) {
        List<SourceStatus> sources = store.sources().all().stream()
                .filter(source -> source.watchlist().equals(watchlist.name()))
                .toList();
        List<SourceStatus> broke = sources.stream().filter(Teller::isBroken).toList();
        List<SourceStatus> again = sources.stream().filter(Teller::worksAgain).toList();
        if (broke.isEmpty() && again.isEmpty()) {
            return 0;
        }
        List<Plumbing> news = Stream.concat(
                        broke.stream().map(source -> broke(watchlist, source)),
                        again.stream().map(source -> again(watchlist, source)))
                .toList();
        Instant now = clock.instant();
        MailContent mail = new PlumbingMail(news)
                .write(watchlist.language(), watchlist.digest().zone());
        String key = "plumbing " + watchlist.name() + " " + now;
        return store.inTransaction(() -> {
            broke.forEach(source -> store.sources().toldBroken(source, Optional.of(now)));
            again.forEach(source -> store.sources().toldBroken(source, Optional.empty()));
            return queue(watchlist, MailKind.PLUMBING, key, watchlist.recipients(), mail, now);
        });
    }

    private static boolean isBroken(SourceStatus source) {
        return source.failures() >= FAILURES_TOLD
                && source.toldBrokenAt().isEmpty()
                && source.failure().isPresent();
    }

    private static boolean worksAgain(SourceStatus source) {
        return source.failures() == 0 && source.toldBrokenAt().isPresent();
    }

    private static Plumbing broke(Watchlist watchlist, SourceStatus source) {
        return new Plumbing.Broke(
                watchlist.name(),
                source.key(),
                source.failure().orElseThrow(),
                (int) source.failures(),
                source.lastSuccess(),
                source.nextDue());
    }

    private static Plumbing again(Watchlist watchlist, SourceStatus source) {
        return new Plumbing.WorksAgain(
                watchlist.name(), source.key(), source.toldBrokenAt().orElseThrow(), (int) source.candidates());
    }

    private int queue(
            Watchlist watchlist, MailKind kind, String key, List<String> readers, MailContent mail, Instant now) {
        int queued = 0;
        for (String reader : readers) {
            Optional<String> unsubscribe = watchlist.subscribers().contains(reader)
                    ? Optional.of(watchlist.recipients().getFirst())
                    : Optional.empty();
            OutboxMessage message = writer.write(new Posting(key + " " + reader, kind, reader, unsubscribe, now), mail);
            queued += store.outbox().queue(message, watchlist.name(), now) ? 1 : 0;
        }
        return queued;
    }
}
