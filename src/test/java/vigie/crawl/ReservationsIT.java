package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;

/** How the TDM file of a host is had and kept, against real servers on loopback. */
class ReservationsIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    private static final String FILE = "/.well-known/tdmrep.json";
    private static final String RESERVED = "[{\"location\":\"/\",\"tdm-reservation\":1}]";
    private static final Reservation STATEMENT =
            new Reservation(true, "", "{\"location\":\"/\",\"tdm-reservation\":1}");

    private final FakeSite site = new FakeSite().page("/p", "x").page("/q", "x");
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        site.close();
    }

    private Outcome visit(String path) {
        try (Fetcher fetcher = new Fetcher(site.settings(), CLOCK, new Random(1))) {
            return fetcher.fetch(site.url(path), Conditions.NONE);
        }
    }

    private static Optional<Reservation> statement(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
        return ((Outcome.Fetched) outcome).capture().fileReservation();
    }

    private List<String> asked() {
        return site.log().stream().map(FakeSite.Asked::target).toList();
    }

    @Test
    void file_isLookedAtBeforeThePages_once() {
        site.on(FILE, Answer.of(200, RESERVED));
        try (Fetcher fetcher = new Fetcher(site.settings(), CLOCK, new Random(1))) {
            assertThat(statement(fetcher.fetch(site.url("/p"), Conditions.NONE)))
                    .contains(STATEMENT);
            assertThat(statement(fetcher.fetch(site.url("/q"), Conditions.NONE)))
                    .contains(STATEMENT);
        }
        assertThat(asked()).containsExactly("/robots.txt", FILE, "/p", "/q");
    }

    @Test
    void pageForbiddenByRobots_needsNoFile() {
        site.robots("User-agent: *\nDisallow: /\n").on(FILE, Answer.of(200, RESERVED));
        assertThat(visit("/p")).isInstanceOf(Outcome.Disallowed.class);
        assertThat(asked()).containsExactly("/robots.txt");
    }

    @Test
    void fileForbiddenByRobots_isNotAskedFor() {
        site.robots("User-agent: *\nDisallow: /.well-known/\n").on(FILE, Answer.of(200, RESERVED));
        assertThat(statement(visit("/p"))).isEmpty();
        assertThat(asked()).containsExactly("/robots.txt", "/p");
    }

    @Test
    void redirects_areFollowed() {
        site.on(FILE, Answer.redirect(302, "/tdm")).on("/tdm", Answer.of(200, RESERVED));
        assertThat(statement(visit("/p"))).contains(STATEMENT);
    }

    @Test
    void redirect_intoAForbiddenPath_isNotFollowed() {
        site.robots("User-agent: *\nDisallow: /private\n")
                .on(FILE, Answer.redirect(302, "/private/tdm"))
                .on("/private/tdm", Answer.of(200, RESERVED));
        assertThat(statement(visit("/p"))).isEmpty();
        assertThat(asked()).containsExactly("/robots.txt", FILE, "/p");
    }

    @Test
    void redirectsWithoutEnd_makeNoStatement() {
        site.on(FILE, Answer.redirect(302, "/rr")).on("/rr*", asked -> Answer.redirect(302, asked.target() + "r"));
        assertThat(statement(visit("/p"))).isEmpty();
        assertThat(asked()).hasSize(1 + 1 + 5 + 1);
    }

    /** What is not there makes no statement, and neither does what cannot be had; pages never wait for it. */
    @ParameterizedTest
    @CsvSource({"200, <html>hello</html>", "200, ''", "404, no", "403, no", "500, no", "304, ''", "301, ''"})
    void anythingElse_makesNoStatement(int status, String body) {
        site.on(FILE, Answer.of(status, body));
        assertThat(statement(visit("/p"))).isEmpty();
    }

    @Test
    void fileOverTheLimit_makesNoStatement() {
        site.on(FILE, Answer.of(200, RESERVED.replace("]", " ".repeat(256 << 10) + "]")));
        assertThat(statement(visit("/p"))).isEmpty();
    }

    @Test
    void pauseAskedForByTheFile_holdsThePageToo() {
        site.on(FILE, Answer.of(429, "").with("Retry-After", "120"));
        assertThat(visit("/p")).isInstanceOf(Outcome.Deferred.class);
        assertThat(site.targets()).isEmpty();
    }

    private Reservations reservations() {
        Ticker ticker = nanos::get;
        CrawlSettings settings = site.settings();
        Politeness politeness = new Politeness(settings, CLOCK, ticker, new Random(1));
        PoliteClient client =
                new PoliteClient(settings, politeness, new Wire(settings, CLOCK, ticker, Dns.SYSTEM), CLOCK);
        Robots robots = new Robots(client, settings, List.of(), CLOCK, ticker);
        return new Reservations(client, robots, settings, List.of(), CLOCK, ticker);
    }

    private Optional<Reservation> said(Reservations reservations) {
        return reservations.access(site.url("/p"), RobotsRules.NONE) instanceof Reservations.Access.Known known
                ? known.rules().statement(site.url("/p"))
                : Optional.empty();
    }

    private void wait(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void fileThatCannotBeHad_isAskedForAgainSoon() {
        site.on(FILE, Answer.of(500, ""));
        Reservations reservations = reservations();
        assertThat(said(reservations)).isEmpty();
        site.on(FILE, Answer.of(200, RESERVED));
        wait(Duration.ofMinutes(9));
        assertThat(said(reservations)).isEmpty();
        assertThat(site.log()).hasSize(1);
        wait(Duration.ofMinutes(2));
        assertThat(said(reservations)).contains(STATEMENT);
    }

    @Test
    void statement_servesOnForADay_whenTheFileGoes_andNoLonger() {
        site.on(FILE, Answer.of(200, RESERVED));
        Reservations reservations = reservations();
        assertThat(said(reservations)).contains(STATEMENT);
        site.on(FILE, Answer.of(500, ""));
        wait(Duration.ofHours(13));
        assertThat(said(reservations)).contains(STATEMENT);
        assertThat(site.log()).hasSize(2);
        wait(Duration.ofHours(12));
        assertThat(said(reservations)).isEmpty();
    }

    @Test
    void statementTakenBack_isGoneAfterHalfADay() {
        site.on(FILE, Answer.of(200, RESERVED));
        Reservations reservations = reservations();
        assertThat(said(reservations)).contains(STATEMENT);
        site.on(FILE, Answer.of(404, ""));
        wait(Duration.ofHours(11));
        assertThat(said(reservations)).contains(STATEMENT);
        wait(Duration.ofHours(2));
        assertThat(said(reservations)).isEmpty();
    }
}
