package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand requests on a clock that moves when told to: no gap to a host is under its delay, whatever happens. */
class PoliteThousandsTest {
    private static final int REQUESTS = 10_000;
    private static final int HOSTS = 100;
    private static final Duration DELAY = Duration.ofSeconds(1);

    private final Random random = new Random(42);
    private long nanos = -1_000_000_000_000L;
    private Duration shift = Duration.ZERO;

    /** The wall clock: it follows the other one, and jumps when somebody sets it. */
    private final Clock wall = new Clock() {
        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanos).plus(shift);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final Politeness politeness =
            new Politeness(CrawlSettings.of("a@b.example"), wall, () -> nanos, asked -> nanos += woken(asked), random);

    /** Sleep may end early, as it does when a thread is woken. */
    private long woken(long asked) {
        return random.nextInt(4) == 0 ? 1 + asked / 2 : asked;
    }

    private static CanonicalUrl host(int number) {
        return new CanonicalUrl("https://h" + number + ".example/");
    }

    /** Returns the gaps, end to start, that were shorter than they had to be. */
    private long gapsUnderTheDelay(List<Duration> crawlDelays, Map<Integer, Duration> jumps) {
        Map<CanonicalUrl, Long> ends = new HashMap<>();
        long under = 0;
        int asked = 0;
        for (int i = 0; asked < REQUESTS; i++) {
            shift = jumps.getOrDefault(i, shift);
            CanonicalUrl url = host(random.nextInt(HOSTS));
            Duration crawlDelay = crawlDelays.get(random.nextInt(crawlDelays.size()));
            if (politeness.await(url, crawlDelay) instanceof Politeness.Turn.Granted granted) {
                Duration least = crawlDelay.compareTo(DELAY) > 0 ? crawlDelay : DELAY;
                long gap = nanos - ends.getOrDefault(url, Long.MIN_VALUE / 2);
                under += gap < least.toNanos() ? 1 : 0;
                nanos += random.nextInt(50_000_000);
                granted.held().close();
                ends.put(url, nanos);
                asked++;
            } else {
                nanos += Duration.ofSeconds(1).toNanos();
            }
        }
        assertThat(ends).hasSize(HOSTS);
        return under;
    }

    @Test
    void tenThousandRequests_keepEveryGap() {
        assertThat(gapsUnderTheDelay(List.of(Duration.ZERO), Map.of())).isZero();
    }

    @Test
    void tenThousandRequests_keepTheGapsThatSitesAskFor() {
        List<Duration> delays = List.of(Duration.ZERO, Duration.ofMillis(1_500), Duration.ofSeconds(20));
        assertThat(gapsUnderTheDelay(delays, Map.of())).isZero();
    }

    @Test
    void wallClockThatJumps_causesNoBurst() {
        Map<Integer, Duration> jumps =
                Map.of(2_000, Duration.ofHours(-1), 5_000, Duration.ofDays(1), 8_000, Duration.ofDays(-40));
        assertThat(gapsUnderTheDelay(List.of(Duration.ZERO), jumps)).isZero();
    }

    @Test
    void wallClockThatJumps_endsNoPause() {
        politeness.pause("h1.example", Optional.of(Duration.ofHours(2)));
        shift = Duration.ofDays(1);
        assertThat(politeness.await(host(1), Duration.ZERO)).isInstanceOf(Politeness.Turn.Later.class);
        shift = Duration.ofHours(-1);
        nanos += Duration.ofHours(2).toNanos() + 1;
        assertThat(politeness.await(host(1), Duration.ZERO)).isInstanceOf(Politeness.Turn.Granted.class);
    }
}
