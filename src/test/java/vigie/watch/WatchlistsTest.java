package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchlistsTest {
    private static final String LEAST = "owner: Léna Martin\nrecipients: [lena@lena.example]\n";

    @TempDir
    Path project;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(project.resolve("watchlists"));
    }

    @Test
    void shippedExample_isValidAndShowsEveryKey() throws IOException {
        Path example = Path.of("watchlists/example.yaml");
        Watchlists.Reading reading = Watchlists.readFile(example, Locale.ENGLISH);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.watchlists()).singleElement().satisfies(lena -> {
            assertThat(lena.permissions()).hasSize(1);
            assertThat(lena.sources()).hasSize(9);
            assertThat(lena.rights()).containsOnlyKeys("site https://autre.example/");
        });
        String schema = Files.readString(Path.of("src/main/resources/vigie/watch/watchlist.schema.json"));
        String text = Files.readString(example);
        Pattern.compile("\"(\\w+)\": \\{\\s+\"description\"")
                .matcher(schema)
                .results()
                .forEach(key -> assertThat(text).containsPattern("\\b" + key.group(1) + ":"));
    }

    @Test
    void example_isCheckedButNotWatched() throws IOException {
        write("example.yaml", LEAST);
        write("lena.yaml", LEAST);
        Watchlists.Reading reading = Watchlists.read(folder, Locale.ENGLISH);
        assertThat(reading.watchlists()).extracting(Watchlist::name).containsExactly("lena");
        assertThat(reading.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("example"));
    }

    @Test
    void least_hasTheDefaults() throws IOException {
        Watchlist watchlist = read(LEAST + """
                sources:
                  - feed: https://suspect.example/rss
                  - site: https://autre.example/
                  - page: https://autre.example/guide
                  - drop: watchlists/
                """);
        assertThat(watchlist.name()).isEqualTo("lena");
        assertThat(watchlist.language()).isEqualTo(Locale.ENGLISH);
        assertThat(watchlist.sources())
                .containsExactly(
                        new Source.Feed(URI.create("https://suspect.example/rss"), Duration.ofHours(1)),
                        new Source.Site(URI.create("https://autre.example/"), 2, 200, Duration.ofHours(6)),
                        new Source.Page(URI.create("https://autre.example/guide"), Duration.ofHours(6)),
                        new Source.Drop(folder, Duration.ofMinutes(5)));
        assertThat(watchlist.digest())
                .isEqualTo(new DigestTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("Europe/Paris")));
    }

    @Test
    void everyKey_isRead() throws IOException {
        Files.createDirectories(project.resolve("originals/2026"));
        Files.writeString(project.resolve("originals/2026/guide.txt"), "Le guide.");
        Watchlist watchlist = read(LEAST + """
                language: fr
                mine: [https://lena.example/]
                originals:
                  - feed: https://lena.example/feed.xml
                  - files: originals/
                leaks:
                  - files: briefs/**
                    embargo: 2027-01-15
                  - words: ["Éclipse", "Maison d’Orval"]
                    within: 8
                  - words: [Éclipse, Orval]
                mentions: ['"Léna Martin"']
                permissions:
                  - to: https://partenaire.example/
                    originals: ["guide-*"]
                    until: 2027-03-31
                    terms: text, with credit
                digest: {day: vendredi, at: "18:30", zone: America/Montreal}
                subscribers: [equipe@lena.example]
                """);
        assertThat(watchlist.language()).isEqualTo(Locale.FRENCH);
        assertThat(watchlist.originals())
                .containsExactly(
                        new OriginalSpec.Feed(URI.create("https://lena.example/feed.xml")),
                        new OriginalSpec.Files(project, "originals/**"));
        assertThat(watchlist.leaks())
                .containsExactly(
                        new LeakSpec.Files(
                                new OriginalSpec.Files(project, "briefs/**"), Optional.of(LocalDate.of(2027, 1, 15))),
                        new LeakSpec.Together(List.of("Éclipse", "Maison d’Orval"), 8, Optional.empty()),
                        new LeakSpec.Together(List.of("Éclipse", "Orval"), 12, Optional.empty()));
        assertThat(watchlist.mentions()).containsExactly("\"Léna Martin\"");
        assertThat(watchlist.permissions())
                .containsExactly(new Permission(
                        URI.create("https://partenaire.example/"),
                        List.of("guide-*"),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2027, 3, 31)),
                        "text, with credit"));
        assertThat(watchlist.digest().day()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(watchlist.subscribers()).containsExactly("equipe@lena.example");
    }

    @Test
    void briefsThatAreGone_areNoted() throws IOException {
        Files.writeString(project.resolve("export.zip"), "");
        write("lena.yaml", LEAST + """
                originals: [{export: export.zip}]
                leaks: [{files: briefs/**}]
                """);
        Watchlists.Reading reading = Watchlists.read(folder, Locale.ENGLISH);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.watchlists()).hasSize(1);
        assertThat(reading.notes()).extracting(Problem::line).containsExactly(4);
    }

    @Test
    void places_areReadByTheirKind() throws IOException {
        Files.writeString(project.resolve("password"), "secret");
        Files.createDirectory(project.resolve("archives"));
        write("lena.yaml", LEAST + """
                sources:
                  - search: "#carrousel ugc"
                  - queries: originals
                    priority: ["guide-*"]
                  - bluesky: '"miroir inversé"'
                  - jetstream: https://flux.example/subscribe
                  - mastodon: "#ugc@social.example"
                  - mastodon: "@lea@autre.example@social.example"
                  - inbox: imaps://vigie%40lena.example@mail.example/Vigie
                    from: [lena@lena.example]
                    password_file: password
                  - archived: https://autre.example/
                  - warc: archives
                  - pictures: google-vision
                    right: {basis: claim, by: Léna, since: 2026-12-01}
                """);
        Watchlists.Reading reading = Watchlists.read(folder, Locale.ENGLISH);
        assertThat(reading.problems()).isEmpty();
        Watchlist watchlist = reading.watchlists().getFirst();
        assertThat(watchlist.sources())
                .extracting(Source::key)
                .containsExactly(
                        "search #carrousel ugc",
                        "queries originals",
                        "bluesky \"miroir inversé\"",
                        "jetstream https://flux.example/subscribe",
                        "mastodon #ugc@social.example",
                        "mastodon @lea@autre.example@social.example",
                        "inbox imaps://vigie%40lena.example@mail.example/Vigie",
                        "archived https://autre.example/",
                        "warc " + project.resolve("archives"),
                        "pictures google-vision");
        assertThat(watchlist.rights())
                .containsExactly(Map.entry(
                        "pictures google-vision", new Right(Right.Basis.CLAIM, "Léna", LocalDate.of(2026, 12, 1))));
    }

    @Test
    void leak_isEitherFilesOrNames() throws IOException {
        checkLeak("{words: [Éclipse]}", "stands alone");
        checkLeak("{words: [Éclipse, \"…\"]}", "neither letter nor digit");
        checkLeak("{words: [Éclipse, Orval], files: briefs/**}", "in the same item");
        checkLeak("{files: briefs/**, within: 3}", "goes with names");
        checkLeak("{embargo: 2027-01-15}", "does not say what it is");
        checkLeak("{words: [Éclipse, Orval], within: 900}", "goes from 0 to 200");
    }

    private void checkLeak(String leak, String said) throws IOException {
        write("lena.yaml", LEAST + "leaks:\n  - " + leak + "\n");
        assertThat(Watchlists.read(folder, Locale.ENGLISH).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(said));
    }

    @Test
    void problems_ofAllFilesComeAtOnce() throws IOException {
        write("a.yaml", LEAST + "couleur: rouge\n");
        write("b.yaml", "owner: [a\n");
        write("c.yaml", LEAST);
        Watchlists.Reading reading = Watchlists.read(folder, Locale.ENGLISH);
        assertThat(reading.problems())
                .extracting(problem -> problem.file().getFileName() + ":" + problem.line())
                .containsExactly("a.yaml:3", "b.yaml:1");
        assertThat(reading.watchlists()).extracting(Watchlist::name).containsExactly("c");
    }

    @Test
    void problem_speaksTheLanguageOfItsFile() throws IOException {
        write("lena.yaml", LEAST + "language: fr\ncouleur: rouge\n");
        assertThat(Watchlists.read(folder, Locale.ENGLISH).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("n’existe pas"));
    }

    @Test
    void address_withAccents_isKeptInAscii() throws IOException {
        assertThat(read(LEAST + "mine: [https://été.example/idées/]\n").mine())
                .containsExactly(URI.create("https://xn--t-9fab.example/id%C3%A9es/"));
    }

    @Test
    void emptyFolder_isAProblem() {
        assertThat(Watchlists.read(folder, Locale.ENGLISH).problems()).hasSize(1);
        assertThat(Watchlists.read(project.resolve("nowhere"), Locale.ENGLISH).problems())
                .hasSize(1);
    }

    @Test
    void binaryFile_isAProblem() throws IOException {
        Files.write(folder.resolve("lena.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(Watchlists.read(folder, Locale.ENGLISH).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("UTF-8"));
    }

    private Watchlist read(String text) throws IOException {
        write("lena.yaml", text);
        Watchlists.Reading reading = Watchlists.read(folder, Locale.ENGLISH);
        assertThat(reading.problems()).isEmpty();
        return reading.watchlists().getFirst();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
