package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;
import vigie.discover.Connectors;
import vigie.discover.Look;
import vigie.discover.MemberSnapshot;
import vigie.discover.Reply;
import vigie.originals.Exports;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.watch.OriginalSpec;
import vigie.watch.Problem;
import vigie.watch.Watchlist;

/**
 * Brings in the exports that watchlists name, each once: again only when the file has another size or day of change. That
 * is remembered in the table of sources, beside the works themselves, so that neither is ever there without the other.
 *
 * <p>Nothing is taken off: an export holds what a platform chose to put into it.
 */
final class OwnersExports {
    private final Exports exports;
    /** LinkedIn refreshes what it gives out seldom, and the posts of a week are soon enough. */
    private static final Duration WEEK = Duration.ofDays(7);

    private static final Duration AGAIN = Duration.ofDays(1);

    private final Connectors connectors;
    private final Store store;
    private final Clock clock;

    /** What was wrong with an export as it was last read; told until another file is there. */
    private final Map<String, Remembered> wrong = new ConcurrentHashMap<>();

    OwnersExports(House house) {
        this.exports = house.exports();
        this.connectors = house.connectors();
        this.store = house.store();
        this.clock = house.clock();
    }

    private record Remembered(String stamp, List<Problem> problems) {}

    /** Reads what is new; returns what is wrong with any of a watchlist's exports. */
    List<Problem> refresh(Watchlist watchlist) {
        return watchlist.originals().stream()
                .filter(OriginalSpec.Export.class::isInstance)
                .map(OriginalSpec.Export.class::cast)
                .map(OriginalSpec.Export::file)
                .filter(Files::exists)
                .flatMap(file -> refresh(watchlist, file).stream())
                .toList();
    }

    private List<Problem> refresh(Watchlist watchlist, Path file) {
        Instant now = clock.instant();
        SourceStatus status = store.sources().status(watchlist.name(), "originals export " + file, now);
        String stamp = stamp(file);
        if (status.bearings().conditions().etag().filter(stamp::equals).isPresent()) {
            return List.of();
        }
        String name = watchlist.name() + " " + file;
        Remembered last = wrong.get(name);
        if (last != null && last.stamp().equals(stamp)) {
            return last.problems();
        }
        Exports.Reading reading = exports.read(file, now, watchlist.language());
        reading.originals().forEach(original -> store.originals().put(watchlist.name(), original, now));
        wrong.remove(name);
        if (reading.problems().isEmpty()) {
            store.sources().looked(status, seen(stamp), now, now);
        } else {
            wrong.put(name, new Remembered(stamp, reading.problems()));
        }
        return reading.problems();
    }

    /** Asks LinkedIn for the owner's own posts, when they are due. */
    void refresh(Watchlist watchlist, OriginalSpec.LinkedIn linkedIn) {
        Instant now = clock.instant();
        SourceStatus status = store.sources().status(watchlist.name(), "originals linkedin", now);
        if (status.nextDue().isAfter(now)) {
            return;
        }
        if (!Files.isReadable(linkedIn.tokenFile())) {
            Reason unreadable =
                    new Reason(Reason.Kind.NOT_READABLE, linkedIn.tokenFile().toString());
            store.sources().failed(status, unreadable, now, now.plus(AGAIN));
            return;
        }
        switch (connectors.linkedIn(linkedIn.tokenFile()).read(MemberSnapshot.SHARES)) {
            case Reply.Missing<List<String>> missing ->
                store.sources()
                        .failed(
                                status,
                                missing.reason(),
                                now,
                                missing.notBefore().orElse(now.plus(AGAIN)));
            case Reply.Given<List<String>> given -> {
                Exports.Reading reading =
                        exports.memberSnapshot(given.value(), linkedIn.tokenFile(), now, watchlist.language());
                reading.originals().forEach(original -> store.originals().put(watchlist.name(), original, now));
                store.sources().looked(status, Look.named(List.of()), now, now.plus(WEEK));
            }
        }
    }

    private static Look seen(String stamp) {
        Conditions conditions = new Conditions(Optional.of(stamp), Optional.empty());
        return Look.named(List.of()).at(conditions);
    }

    private static String stamp(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
