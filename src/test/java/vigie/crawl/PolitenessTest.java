package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolitenessTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final CanonicalUrl OURS = new CanonicalUrl("http://127.0.0.1:8080/p");
    private static final CrawlSettings SETTINGS = new CrawlSettings(
            "a@b.example", Duration.ZERO, Duration.ofSeconds(5), 100, 5, List.of("127.0.0.1:8080"), List.of(80));

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Politeness politeness =
            new Politeness(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get, new Random(1));

    private static Reason paused(String until) {
        return new Reason(Reason.Kind.HOST_PAUSED, until);
    }

    private static Politeness.Turn later(String until) {
        return new Politeness.Turn.Later(Instant.parse(until), paused(until));
    }

    private void wait(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void firstRequest_waitsForNothing_theNextForTheGap() throws InterruptedException {
        HostQueue queue = new HostQueue(1_000);
        assertThat(queue.waitNanos(Duration.ofSeconds(1), 1_000)).isZero();
        assertThat(queue.take(Duration.ofSeconds(1), Duration.ZERO, () -> 1_000, nanos -> {}))
                .isTrue();
        queue.giveBack(5_000);
        assertThat(queue.waitNanos(Duration.ofNanos(300), 5_100)).isEqualTo(200);
        assertThat(queue.waitNanos(Duration.ofNanos(300), 5_300)).isZero();
    }

    @Test
    void queue_givesUp_whenTheGapIsLongerThanThePatience() throws InterruptedException {
        HostQueue queue = new HostQueue(0);
        assertThat(queue.take(Duration.ZERO, Duration.ZERO, () -> 0, nanos -> {}))
                .isTrue();
        assertThat(queue.take(Duration.ZERO, Duration.ZERO, () -> 0, nanos -> {}))
                .as("held")
                .isFalse();
        queue.giveBack(0);
        assertThat(queue.take(Duration.ofSeconds(2), Duration.ofSeconds(1), () -> 0, nanos -> {}))
                .isFalse();
        assertThat(queue.take(Duration.ofSeconds(2), Duration.ofSeconds(1), () -> 2_000_000_000L, nanos -> {}))
                .isTrue();
    }

    @Test
    void delay_ofAHostThatIsNotOurs_isAtLeastASecond() {
        assertThat(SETTINGS.delayFor(new CanonicalUrl("https://a.example/"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(SETTINGS.delayFor(new CanonicalUrl("http://127.0.0.1:8081/")))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(SETTINGS.delayFor(OURS)).isZero();
    }

    @Test
    void crawlDelayOverFiveMinutes_isNotWaitedFor() {
        assertThat(politeness.await(OURS, Duration.ofSeconds(301))).isEqualTo(later("2026-11-24T10:05:01Z"));
    }

    @Test
    void pause_holdsTheWholeHost_untilItIsOver() {
        politeness.pause("127.0.0.1:8080", Optional.of(Duration.ofSeconds(90)));
        assertThat(politeness.await(OURS, Duration.ZERO)).isEqualTo(later("2026-11-24T10:01:30Z"));
        wait(Duration.ofSeconds(91));
        assertThat(politeness.await(OURS, Duration.ZERO)).isInstanceOf(Politeness.Turn.Granted.class);
    }

    @Test
    void pauseOfACentury_lastsADay() {
        assertThat(politeness
                        .pause("a.example", Optional.of(Duration.ofDays(36_500)))
                        .until())
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    /** 1 min × 2ⁿ, and up to half of it more. */
    @Test
    void pausesWithoutALength_double_upToADay() {
        for (int strike = 0; strike < 20; strike++) {
            HostPause pause = politeness.pause("a.example", Optional.empty());
            long least = Math.min(60L << Math.min(strike, 20), 86_400);
            long most = Math.min(least * 3 / 2, 86_400);
            assertThat(pause.strikes()).isEqualTo(strike + 1);
            assertThat(Duration.between(NOW, pause.until()).toMillis()).isBetween(least * 1_000, most * 1_000);
        }
    }

    @Test
    void ordinaryAnswer_forgetsTheStrikes() {
        politeness.pause("a.example", Optional.empty());
        politeness.pause("a.example", Optional.empty());
        politeness.welcome("a.example");
        assertThat(politeness.pause("a.example", Optional.empty()).strikes()).isEqualTo(1);
    }

    @Test
    void pauses_areKeptAndRestored() {
        politeness.pause("b.example", Optional.of(Duration.ofHours(1)));
        politeness.pause("a.example", Optional.of(Duration.ofHours(2)));
        List<HostPause> kept = politeness.pauses();
        assertThat(kept)
                .containsExactly(
                        new HostPause("a.example", NOW.plus(Duration.ofHours(2)), paused("2026-11-24T12:00:00Z"), 1),
                        new HostPause("b.example", NOW.plus(Duration.ofHours(1)), paused("2026-11-24T11:00:00Z"), 1));
        AtomicLong others = new AtomicLong(Long.MAX_VALUE - 5);
        Politeness restarted = new Politeness(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC), others::get, new Random(1));
        restarted.restore(kept);
        assertThat(restarted.pauses()).isEqualTo(kept);
        assertThat(restarted.pause("b.example")).contains(kept.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 0 ', PT0S",
        "3153600000, PT876000H",
        "99999999999999999999, PT2777777H46M39S",
        "'Tue, 24 Nov 2026 10:00:05 GMT', PT5S",
        "'Tue, 24 Nov 2026 09:00:00 GMT', PT0S"
    })
    void retryAfter_bothForms(String value, Duration expected) {
        assertThat(PoliteClient.retryAfter(value, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Tue, 24 Nov", "١٢"})
    void retryAfter_anythingElse_isNone(String value) {
        assertThat(PoliteClient.retryAfter(value, NOW)).isEmpty();
    }

    @Test
    void reddit_isAskedSeldom() {
        CrawlSettings settings = CrawlSettings.of("test@vigie.example");
        assertThat(settings.delayFor(new CanonicalUrl("https://www.reddit.com/r/ugc/new/.rss")))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.delayFor(new CanonicalUrl("https://notreddit.com/")))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
