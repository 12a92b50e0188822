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
 * The robots rules of each authority, read when first needed and kept at most 24 h (RFC 9309, sections 2.3 and 2.4).
 *
 * <p>A success is parsed; redirects are followed five times, across hosts; a client error means that nothing is forbidden;
 * anything else means that nothing at all may be asked. Thread-safe; an authority is read by one thread at a time.
 */
final class Robots {
    /** Redirects followed (section 2.3.1.2 asks for at least five); beyond them the file counts as not there. */
    static final int REDIRECTS_MAX = 5;

    /** Rules are read anew after this; should that fail they serve on until {@link #KEPT_MAX}. */
    static final Duration FRESH = Duration.ofHours(12);

    /** Section 2.4. */
    static final Duration KEPT_MAX = Duration.ofHours(24);

    /** Gap between two attempts at a file that cannot be had. */
    static final Duration RETRY = Duration.ofMinutes(10);

    /** Octets of all rules kept; an authority dropped early is only read again. */
    private static final long CACHE_WEIGHT_MAX = 64L << 20;

    private final PoliteClient client;
    private final CrawlSettings settings;
    private final List<Header> headers;
    private final Clock clock;
    private final Ticker ticker;
    private final Cache<String, Known> known;
    private final SharedReads<Access> reading = new SharedReads<>();

    Robots(PoliteClient client, CrawlSettings settings, List<Header> headers, Clock clock, Ticker ticker) {
        this.client = client;
        this.settings = settings;
        this.headers = headers;
        this.clock = clock;
        this.ticker = ticker;
        this.known = Caffeine.newBuilder()
                .maximumWeight(CACHE_WEIGHT_MAX)
                .weigher((String authority, Known one) -> one.weight())
                .expireAfterWrite(KEPT_MAX)
                .ticker(ticker)
                .build();
    }

    /** What an authority's robots.txt comes to. */
    sealed interface Access {
        /** These rules hold. */
        record Known(RobotsRules rules) implements Access {}

        /** Nothing may be asked, not before that instant. */
        record Unreachable(Instant until, Reason reason) implements Access {}

        /** The authority is none we go to. */
        record Refused(Reason reason) implements Access {}
    }

    private record Known(Access access, long readNanos, long freshUntilNanos) {
        int weight() {
            return access instanceof Access.Known rules ? rules.rules().weight() : 200;
        }
    }

    /** Returns what holds for an address, reading robots.txt when it must. */
    Access access(CanonicalUrl url) {
        CanonicalUrl file = fileOf(url);
        Optional<Access> fresh = fresh(file);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        try {
            return reading.read(file.value(), () -> fresh(file).orElseGet(() -> readAndKeep(file)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Access.Unreachable(clock.instant(), new Reason(Reason.Kind.ROBOTS_UNREACHABLE, ""));
        }
    }

    /** Asked again by who reads, because another may just have finished. */
    private Optional<Access> fresh(CanonicalUrl file) {
        return Optional.ofNullable(known.getIfPresent(file.value()))
                .filter(one -> one.freshUntilNanos() - ticker.read() > 0)
                .map(Known::access);
    }

    private static CanonicalUrl fileOf(CanonicalUrl url) {
        return url.atHost("/robots.txt");
    }

    private Access readAndKeep(CanonicalUrl file) {
        Access read = read(file);
        long now = ticker.read();
        Known before = known.getIfPresent(file.value());
        if (read instanceof Access.Unreachable && before != null && before.access() instanceof Access.Known) {
            if (now - before.readNanos() < KEPT_MAX.toNanos()) {
                keep(file, new Known(before.access(), before.readNanos(), now + RETRY.toNanos()));
                return before.access();
            }
        }
        Duration fresh = read instanceof Access.Known ? FRESH : RETRY;
        keep(file, new Known(read, now, now + fresh.toNanos()));
        return read;
    }

    private void keep(CanonicalUrl file, Known one) {
        known.put(file.value(), one);
    }

    private Access read(CanonicalUrl file) {
        CanonicalUrl at = file;
        for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
            Answer answer =
                    client.ask(new Ask(at, headers, settings.deadline(), RobotsRules.BYTES_MAX, false), Duration.ZERO);
            if (!(answer instanceof Answer.Received received && received.isRedirect())) {
                return access(answer, redirects > 0);
            }
            Optional<CanonicalUrl> next = received.header("Location").flatMap(at::resolve);
            if (next.isEmpty()) {
                return unreachable(String.valueOf(received.status()));
            }
            at = next.get();
        }
        return new Access.Known(RobotsRules.NONE);
    }

    private Access access(Answer answer, boolean redirected) {
        return switch (answer) {
            case Answer.Received received -> access(received);
            case Answer.Later later ->
                new Access.Unreachable(
                        later.until(),
                        later.status() == 0
                                ? later.reason()
                                : new Reason(Reason.Kind.ROBOTS_UNREACHABLE, String.valueOf(later.status())));
            case Answer.Refused refused ->
                redirected ? unreachable(refused.reason().detail()) : new Access.Refused(refused.reason());
            case Answer.Broken broken ->
                broken.reason().kind() == Reason.Kind.TLS
                        ? new Access.Unreachable(clock.instant().plus(RETRY), broken.reason())
                        : unreachable(
                                broken.reason().kind() + " " + broken.reason().detail());
        };
    }

    /** A file cut by our limit is obeyed as far as it goes; one cut by its server may lack what forbids. */
    private Access access(Answer.Received received) {
        if (received.status() >= 200 && received.status() <= 299 && !received.cutShort()) {
            return new Access.Known(RobotsRules.parse(received.body().toByteArray(), Fetcher.PRODUCT));
        }
        if (received.status() >= 400 && received.status() <= 499) {
            return new Access.Known(RobotsRules.NONE);
        }
        return unreachable(received.cutShort() ? "EOF" : String.valueOf(received.status()));
    }

    private Access unreachable(String detail) {
        return new Access.Unreachable(
                clock.instant().plus(RETRY), new Reason(Reason.Kind.ROBOTS_UNREACHABLE, detail.strip()));
    }
}
