package vigie.discover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Hears all public posts of Bluesky go by (Jetstream, versions 1 and 2, bluesky-social/jetstream), a while at a time, and
 * keeps only those the caller wants: nothing of the others is stored. A look ends when it has caught up with its own start.
 */
public final class Jetstream {
    /** Which of its two interfaces a server is asked by. */
    public enum Version {
        /** Cursors are microseconds since 1970 (at least 10^15) or sequence numbers; one too old is moved up without a word. */
        V1,
        /** Cursors are sequence numbers; one too old is refused. */
        V2
    }

    /** How far back servers go. */
    static final Duration LOOK_BACK = Duration.ofHours(36);

    /** Several servers stand behind a name, each with its own clock; the same post twice is known by its address. */
    private static final long OVERLAP_MICROS = 5_000_000;

    /** Cursors below are sequence numbers. */
    private static final long MICROS_MIN = 1_000_000_000_000_000L;

    private static final String POSTS = "app.bsky.feed.post";

    private final ServiceClient services;
    private final CanonicalUrl server;
    private final Version version;
    private final Clock clock;

    /** @param server for instance {@code https://jetstream1.us-east.bsky.network/} */
    public Jetstream(ServiceClient services, CanonicalUrl server, Version version, Clock clock) {
        this.services = services;
        this.server = server;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Listens once.
     *
     * @param cursor of the look before; empty for the first, which only finds out where the stream is
     * @param atMost how long at most
     * @param keeps says whether a post with these words is wanted; asked once for each post, so it has to be quick
     */
    public PostLook look(String cursor, Duration atMost, Predicate<String> keeps) {
        JetstreamHearing first = new JetstreamHearing(cursor, clock.instant(), server, keeps);
        Optional<Reason> ended = listen(cursor, atMost, first);
        if (version == Version.V2 && !cursor.isEmpty() && isRefused(ended)) {
            // the answer to the handshake may say CursorTooOld or not: without a cursor it holds, or something else is
            // wrong
            JetstreamHearing anew = new JetstreamHearing("", clock.instant(), server, keeps);
            Optional<Reason> endedAnew = listen("", atMost, anew);
            return anew.look(endedAnew, Optional.of(PostLook.Missed.CURSOR_TOO_OLD));
        }
        return first.look(ended, isTooOld(cursor) ? Optional.of(PostLook.Missed.CURSOR_TOO_OLD) : Optional.empty());
    }

    private Optional<Reason> listen(String cursor, Duration atMost, JetstreamHearing hearing) {
        return services.listen(ServiceCall.get(address(cursor)), atMost, hearing::take);
    }

    private static boolean isRefused(Optional<Reason> ended) {
        return ended.equals(Optional.of(new Reason(Reason.Kind.STATUS, "400")));
    }

    private CanonicalUrl address(String cursor) {
        String path = version == Version.V1
                ? "/subscribe?wantedCollections=" + POSTS
                : "/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=account&collections=" + POSTS;
        String from = position(cursor).map(at -> "&cursor=" + at).orElse("");
        return server.resolve(path + from).orElse(server);
    }

    private static Optional<Long> position(String cursor) {
        return Optional.of(cursor)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .map(at -> at >= MICROS_MIN ? at - OVERLAP_MICROS : at);
    }

    /** Version 1 moves a cursor that is too old up and says nothing; its age tells. */
    private boolean isTooOld(String cursor) {
        Instant oldest = clock.instant().minus(LOOK_BACK);
        return version == Version.V1
                && position(cursor)
                        .filter(at -> at >= MICROS_MIN && instant(at).isBefore(oldest))
                        .isPresent();
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
