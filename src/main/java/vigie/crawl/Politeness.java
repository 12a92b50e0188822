package vigie.crawl;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Keeps us from being a burden: to each host one request at a time, a gap between the end of one and the start of the
 * next, and the pauses it asks for.
 *
 * <p>Gaps and pauses are counted on a clock that only goes forward; the wall clock serves to say and keep them.
 * Thread-safe: a host's queue is guarded by its own lock, the maps are concurrent.
 */
final class Politeness {
    /** A gap longer than this is not waited for: the site wants hardly any visits, and the visit is put off. */
    static final Duration CRAWL_DELAY_MAX = Duration.ofMinutes(5);

    /** Longest time a visit waits for its turn before it is put off; longer waits only pile up threads. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** No pause is longer, whatever a server asks: a typing error must not silence a host for a century. */
    static final Duration PAUSE_MAX = Duration.ofHours(24);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** 2¹¹ minutes are more than a day. */
    private static final int DOUBLINGS_MAX = 11;

    /** Queues kept before idle ones are dropped; a few hundred bytes each. */
    private static final int QUEUES_MAX = 10_000;

    private final CrawlSettings settings;
    private final Clock clock;
    private final Ticker ticker;
    private final HostQueue.Sleep sleep;
    private final RandomGenerator random;
    private final Map<String, HostQueue> queues = new ConcurrentHashMap<>();
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    Politeness(CrawlSettings settings, Clock clock, Ticker ticker, RandomGenerator random) {
        this(settings, clock, ticker, TimeUnit.NANOSECONDS::sleep, random);
    }

    Politeness(CrawlSettings settings, Clock clock, Ticker ticker, HostQueue.Sleep sleep, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.sleep = sleep;
        this.random = random;
    }

    private record Pause(long untilNanos, int strikes) {}

    /** What came of waiting for a host. */
    sealed interface Turn {
        /** Ours until it is closed; the gap to the next request begins then. */
        record Granted(Held held) implements Turn {}

        /** Not now. */
        record Later(Instant until, Reason reason) implements Turn {}
    }

    /** Gives the host back. */
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the host's turn, at most {@link #PATIENCE}.
     *
     * @param crawlDelay the gap its robots.txt asks for, zero when it asks for none
     */
    Turn await(CanonicalUrl url, Duration crawlDelay) {
        String host = url.host();
        Duration gap = gap(url, crawlDelay);
        if (gap.compareTo(CRAWL_DELAY_MAX) > 0) {
            return later(clock.instant().plus(gap));
        }
        HostQueue queue = enter(host);
        Turn turn;
        try {
            turn = queue.take(gap, PATIENCE, ticker, sleep)
                    ? granted(host, queue)
                    : later(clock.instant().plus(gap));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            turn = later(clock.instant());
        }
        if (turn instanceof Turn.Later) {
            leave(host);
        }
        return turn;
    }

    /** A pause may have begun while we waited, so it is looked at last. */
    private Turn granted(String host, HostQueue queue) {
        Optional<HostPause> pause = pause(host);
        if (pause.isPresent()) {
            queue.giveBack();
            return new Turn.Later(pause.get().until(), pause.get().reason());
        }
        return new Turn.Granted(() -> {
            queue.giveBack(ticker.read());
            leave(host);
        });
    }

    private static Turn later(Instant until) {
        return new Turn.Later(until, paused(until));
    }

    private static Reason paused(Instant until) {
        return new Reason(
                Reason.Kind.HOST_PAUSED, until.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Returns the gap to keep: ours, or the site's when that is longer. Only listed local hosts may do without ours. */
    private Duration gap(CanonicalUrl url, Duration crawlDelay) {
        Duration ours = settings.delayFor(url);
        return ours.compareTo(crawlDelay) >= 0 ? ours : crawlDelay;
    }

    /**
     * Records that a host asked for a pause (429 or 503).
     *
     * @param asked what its Retry-After says; without it 1 min × 2ⁿ with jitter, up to a day
     */
    HostPause pause(String host, Optional<Duration> asked) {
        Pause pause = pauses.compute(host, (name, before) -> {
            int strikes = before == null ? 1 : before.strikes() + 1;
            Duration length = asked.orElseGet(() -> backOff(strikes));
            Duration capped = length.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : length;
            return new Pause(ticker.read() + capped.toNanos(), strikes);
        });
        return told(host, pause);
    }

    private Duration backOff(int strikes) {
        Duration whole = FIRST_PAUSE.multipliedBy(1L << Math.min(strikes - 1, DOUBLINGS_MAX));
        return whole.plusMillis(random.nextLong(whole.toMillis() / 2));
    }

    /** Forgets a host's pauses after an ordinary answer. */
    void welcome(String host) {
        pauses.remove(host);
    }

    /** Returns the pause a host is in, if any. */
    Optional<HostPause> pause(String host) {
        return Optional.ofNullable(pauses.get(host))
                .filter(pause -> pause.untilNanos() - ticker.read() > 0)
                .map(pause -> told(host, pause));
    }

    /** Returns all pauses by host, those over within the last day too because their strikes still count. */
    List<HostPause> pauses() {
        long longAgo = ticker.read() - PAUSE_MAX.toNanos();
        pauses.values().removeIf(pause -> pause.untilNanos() - longAgo < 0);
        return pauses.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(HostPause::host))
                .toList();
    }

    /** Takes up pauses kept by an earlier run. */
    void restore(List<HostPause> kept) {
        Instant now = clock.instant();
        for (HostPause pause : kept) {
            Duration left = Duration.between(now, pause.until());
            Duration capped = left.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : left;
            pauses.put(pause.host(), new Pause(ticker.read() + capped.toNanos(), pause.strikes()));
        }
    }

    private HostPause told(String host, Pause pause) {
        Instant until = clock.instant().plusNanos(pause.untilNanos() - ticker.read());
        return new HostPause(host, until, paused(until), pause.strikes());
    }

    private HostQueue enter(String host) {
        if (queues.size() > QUEUES_MAX) {
            long longAgo = ticker.read() - CRAWL_DELAY_MAX.toNanos();
            queues.keySet()
                    .forEach(name ->
                            queues.computeIfPresent(name, (same, queue) -> queue.isIdleSince(longAgo) ? null : queue));
        }
        return queues.compute(host, (name, queue) -> (queue == null ? new HostQueue(ticker.read()) : queue).entered());
    }

    private void leave(String host) {
        queues.computeIfPresent(host, (name, queue) -> queue.left());
    }
}
