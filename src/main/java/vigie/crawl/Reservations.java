package vigie.crawl;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The {@code /.well-known/tdmrep.json} of each authority, looked at before its pages are read and kept at most 24 h (TDM
 * Reservation Protocol, "Processing priority").
 *
 * <p>Asked for as politely as any page, robots rules first, redirects followed five times. A file that is not there, is
 * forbidden or is no such file makes no statement. One that cannot be had makes none either, and is asked for again soon;
 * pages do not wait for it. Only where the host's turn has not come has that of its pages not come either. Thread-safe.
 */
final class Reservations {
    /** A file is read anew after this; should that fail it serves on until {@link Robots#KEPT_MAX}. */
    static final Duration FRESH = Robots.FRESH;

    /** Gap between two attempts at a file that cannot be had. */
    static final Duration RETRY = Robots.RETRY;

    /** Total time for one request; the page behind it waits. */
    private static final Duration WITHIN_MAX = Duration.ofSeconds(10);

    private static final String PATH = "/.well-known/tdmrep.json";

    /** Octets of all rules kept; an authority dropped early is only read again. */
    private static final long CACHE_WEIGHT_MAX = 16L << 20;

    private final PoliteClient client;
    private final Robots robots;
    private final List<Header> headers;
    private final Duration within;
    private final Clock clock;
    private final Ticker ticker;
    private final Cache<String, Known> known;
    private final SharedReads<Access> reading = new SharedReads<>();

    Reservations(
            PoliteClient client,
            Robots robots,
            CrawlSettings settings,
            List<Header> headers,
            Clock clock,
            Ticker ticker) {
        this.client = client;
        this.robots = robots;
        this.headers = headers;
        this.within = settings.deadline().compareTo(WITHIN_MAX) > 0 ? WITHIN_MAX : settings.deadline();
        this.clock = clock;
        this.ticker = ticker;
        this.known = Caffeine.newBuilder()
                .maximumWeight(CACHE_WEIGHT_MAX)
                .weigher((String authority, Known one) -> one.rules().weight())
                .expireAfterWrite(Robots.KEPT_MAX)
                .ticker(ticker)
                .build();
    }

    /** What a look at an authority's file comes to. */
    sealed interface Access {
        /** These rules hold; perhaps none. */
        record Known(ReservationRules rules) implements Access {}

        /** The host may not be asked for anything yet. */
        record Later(Instant until, Reason reason) implements Access {}
    }

    private record Known(ReservationRules rules, long readNanos, long freshUntilNanos) {}

    /**
     * Returns what holds for the authority of an address, reading the file when it must.
     *
     * @param rules the robots rules of the authority
     */
    Access access(CanonicalUrl url, RobotsRules rules) {
        CanonicalUrl file = url.atHost(PATH);
        Optional<Access> fresh = fresh(file);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        try {
            return reading.read(file.value(), () -> fresh(file).orElseGet(() -> readAndKeep(file, rules)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Access.Later(clock.instant(), Reason.of(Reason.Kind.HOST_PAUSED));
        }
    }

    private Optional<Access> fresh(CanonicalUrl file) {
        return Optional.ofNullable(known.getIfPresent(file.value()))
                .filter(one -> one.freshUntilNanos() - ticker.read() > 0)
                .map(one -> new Access.Known(one.rules()));
    }

    private Access readAndKeep(CanonicalUrl file, RobotsRules rules) {
        return switch (read(file, rules)) {
            case Reading.Later later -> new Access.Later(later.until(), later.reason());
            case Reading.Told told -> keep(file, told.rules(), ticker.read(), FRESH);
            case Reading.Silent silent -> {
                Known before = known.getIfPresent(file.value());
                yield before != null && ticker.read() - before.readNanos() < Robots.KEPT_MAX.toNanos()
                        ? keep(file, before.rules(), before.readNanos(), RETRY)
                        : keep(file, ReservationRules.NONE, ticker.read(), RETRY);
            }
        };
    }

    private Access keep(CanonicalUrl file, ReservationRules rules, long readNanos, Duration fresh) {
        known.put(file.value(), new Known(rules, readNanos, ticker.read() + fresh.toNanos()));
        return new Access.Known(rules);
    }

    private sealed interface Reading {
        /** The file, or the plain answer that there is none. */
        record Told(ReservationRules rules) implements Reading {}

        /** No answer that tells anything. */
        record Silent() implements Reading {}

        record Later(Instant until, Reason reason) implements Reading {}
    }

    private static final Reading NO_STATEMENT = new Reading.Told(ReservationRules.NONE);
    private static final Reading SILENT = new Reading.Silent();

    private Reading read(CanonicalUrl file, RobotsRules rules) {
        CanonicalUrl at = file;
        RobotsRules rulesThere = rules;
        for (int redirects = 0; redirects <= Robots.REDIRECTS_MAX; redirects++) {
            if (!rulesThere.verdict(at.value()).allowed()) {
                return NO_STATEMENT;
            }
            Ask ask = new Ask(at, headers, within, ReservationRules.BYTES_MAX, false);
            Answer answer = client.ask(ask, rulesThere.crawlDelay().orElse(Duration.ZERO));
            if (!(answer instanceof Answer.Received received && received.isRedirect())) {
                return reading(answer, redirects > 0);
            }
            Optional<CanonicalUrl> next = received.header("Location").flatMap(at::resolve);
            if (next.isEmpty() || !(robots.access(next.get()) instanceof Robots.Access.Known there)) {
                return SILENT;
            }
            at = next.get();
            rulesThere = there.rules();
        }
        return NO_STATEMENT;
    }

    /** Another host's pause is no reason to keep this one's pages waiting. */
    private static Reading reading(Answer answer, boolean redirected) {
        return switch (answer) {
            case Answer.Later later -> redirected ? SILENT : new Reading.Later(later.until(), later.reason());
            case Answer.Refused refused -> NO_STATEMENT;
            case Answer.Broken broken -> broken.reason().kind() == Reason.Kind.LIMIT ? NO_STATEMENT : SILENT;
            case Answer.Received received -> reading(received);
        };
    }

    private static Reading reading(Answer.Received received) {
        if (received.status() >= 200 && received.status() <= 299 && !received.cutShort()) {
            return new Reading.Told(ReservationRules.parse(received.body().toByteArray()));
        }
        return received.status() >= 400 && received.status() <= 499 ? NO_STATEMENT : SILENT;
    }
}
