package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vigie.testing.FakeClock;
import vigie.watch.CurrentWatchlists;
import vigie.watch.Problem;
import vigie.watch.Source;

/** A daemon whose watchlist is changed while it runs. */
class ReloadIT {
    private static final Logger DAEMON = (Logger) LoggerFactory.getLogger(Daemon.class);

    private static final String GOOD = """
            owner: Léna Martin
            language: fr
            recipients: [lena@lena.example]
            originals:
              - files: originals/**
            sources:
              - page: https://une.example/
            """;
    private static final String BROKEN = GOOD.replace("sources:", "sauces:");
    private static final String MENDED = GOOD + "  - page: https://autre.example/\n";

    @TempDir
    Path home;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private House house;
    private Daemon daemon;

    @BeforeEach
    void start() throws IOException {
        log.start();
        DAEMON.addAppender(log);
        write("config/vigie.yaml", "contact: test@vigie.example\n");
        write("originals/texte.txt", "Le matin où il a manqué.");
        write("watchlists/lena.yaml", GOOD);
        Configuration configuration = Configuration.load(home);
        house = new House(
                configuration,
                configuration.crawl().orElseThrow(),
                House.Pace.AT_ONCE,
                new FakeClock(Instant.parse("2026-11-20T09:00:00Z")),
                new Random(7));
        daemon = new Daemon(house, new CurrentWatchlists(configuration.watchlists(), configuration.language()));
        daemon.refresh();
    }

    @AfterEach
    void stop() {
        DAEMON.detachAppender(log);
        house.close();
    }

    @Test
    void watchlist_whileBroken_leavesTheEarlierInForce_untilMended() throws IOException {
        assertThat(sources()).containsExactly("https://une.example/");
        assertThat(daemon.problems()).isEmpty();

        write("watchlists/lena.yaml", BROKEN);
        daemon.reload();
        assertThat(sources()).containsExactly("https://une.example/");
        assertThat(daemon.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo(home.resolve("watchlists/lena.yaml")));
        assertThat(daemon.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.message()).contains("sauces");
            assertThat(problem.remedy()).contains("sources");
        });

        write("watchlists/lena.yaml", MENDED);
        daemon.reload();
        assertThat(sources()).containsExactly("https://une.example/", "https://autre.example/");
        assertThat(daemon.problems()).isEmpty();
    }

    @Test
    void problem_isLoggedOnce_withItsPlace() throws IOException {
        write("watchlists/lena.yaml", BROKEN);
        daemon.reload();
        List<Problem> problems = daemon.problems();
        daemon.reload();
        write("watchlists/lena.yaml", BROKEN + "# touched, and still wrong\n");
        daemon.reload();

        assertThat(warnings()).hasSize(problems.size());
        assertThat(warnings()).anyMatch(line -> line.contains("lena.yaml:6:1: "));
    }

    @Test
    void work_thatCannotBeRead_isAProblem_loggedOnce() throws IOException {
        write("originals/autre.txt.yaml", "published: hier\n");
        write("originals/autre.txt", "Un autre matin.");
        daemon.refresh();
        daemon.refresh();
        assertThat(daemon.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file().toString()).contains("autre.txt"));
        assertThat(warnings()).hasSize(1);
    }

    private List<String> sources() {
        return daemon.current().stream()
                .flatMap(watchlist -> watchlist.sources().stream())
                .map(Source::key)
                .map(key -> key.substring(key.indexOf("https://")))
                .toList();
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
