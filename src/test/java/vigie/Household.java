package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vigie.crawl.Fetcher;
import vigie.discover.Connectors;
import vigie.finding.Case;
import vigie.testing.FakeClock;
import vigie.testing.FakeSite;
import vigie.watch.CurrentWatchlists;
import vigie.watch.Problem;

/** One owner's folder on disk, a real site on loopback, and whole rounds over them in one process. */
abstract class Household {
    /** The owner's works are the files of one folder. */
    static final String ORIGINALS = """
            originals:
              - files: originals/**
            """;

    @TempDir
    Path home;

    final FakeClock clock = new FakeClock(Instant.parse("2026-11-24T09:00:00Z"), Duration.ofMillis(1));
    final FakeSite site = new FakeSite();

    @AfterEach
    void stop() {
        site.close();
    }

    /** Writes the configuration, which lets the site be visited without pauses. */
    final void configure() throws IOException {
        write("config/vigie.yaml", """
                contact: test@vigie.example
                crawl: {local_hosts: ["%s"], delay: 0s}
                """.formatted(site.host()));
    }

    /**
     * Writes the watchlist, whose only source is the site.
     *
     * @param works YAML above the sources
     * @param more YAML below them
     */
    final void watch(String works, String more) throws IOException {
        String owner = """
                owner: Léna Martin
                language: fr
                recipients: [lena@lena.example]
                """;
        String sources = """
                sources:
                  - site: %s
                    depth: 1
                """.formatted(site.url("/").value());
        write("watchlists/lena.yaml", owner + works + sources + more);
    }

    final void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    final void write(String name, byte[] bytes) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** Makes one full round, and returns what is wrong in the owner's files. */
    final List<Problem> round() {
        try (House house = house()) {
            Daemon daemon = new Daemon(house, new CurrentWatchlists(home.resolve("watchlists"), Locale.FRENCH));
            daemon.once((visited, what) -> {});
            return daemon.problems();
        }
    }

    final void inHouse(Consumer<House> look) {
        try (House house = house()) {
            look.accept(house);
        }
    }

    final House house() {
        Configuration configuration = Configuration.load(home);
        assertThat(configuration.problems()).isEmpty();
        return new House(
                configuration,
                configuration.crawl().orElseThrow(),
                House.Pace.AT_ONCE,
                clock,
                new Random(7),
                fetcher -> connectors(fetcher, configuration));
    }

    /** Returns the services that can be asked: those of the configuration, unless a test plays them. */
    Connectors connectors(Fetcher fetcher, Configuration configuration) {
        return Connectors.of(fetcher, configuration.services(), clock);
    }

    /** Returns the only case there is. */
    static Case theCase(House house) {
        assertThat(house.store().cases().all()).hasSize(1);
        return house.store().cases().all().getFirst();
    }

    /** Returns the mails written so far. */
    final List<Path> mails() throws IOException {
        Path folder = home.resolve("data/mail");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
