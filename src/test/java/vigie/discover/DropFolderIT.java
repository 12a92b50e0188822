package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.testing.FakeClock;

/** Looks at folders with the files that people drop. */
class DropFolderIT {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    private Path home;

    private final FakeClock clock = new FakeClock(NOW);

    private Path folder() throws IOException {
        return Files.createDirectories(home.resolve("depot"));
    }

    private Attachments attachments() {
        return new Attachments(home.resolve("attachments"));
    }

    private Path drop(String name, String content) throws IOException {
        Path file = folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, UTF_8);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
        return file;
    }

    private Dropped look() throws IOException {
        return new DropFolder(folder()).look(clock, attachments());
    }

    private static List<String> addresses(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.url().value()).toList();
    }

    private static final String MAIL = """
            Subject: À regarder
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            https://www.google.com/url?q=https://copieur.example/mail&sa=D et https://copieur.example/url
            --b
            Content-Type: text/html; name="../../évil page.html"
            Content-Disposition: attachment; filename="../../évil page.html"

            <p>Bonjour
            --b
            Content-Type: text/x-sh
            Content-Disposition: attachment; filename="run.sh"

            rm
            --b--
            """;

    @Test
    void look_givesFilesAndLinks() throws IOException {
        drop("page.html", "<p>Bonjour");
        drop("sous/note.txt", "Bonjour");
        drop("lien.url", "[InternetShortcut]\nURL=https://copieur.example/url\n");
        drop("lien.desktop", "[Desktop Entry]\nURL=https://copieur.example/desktop\n");
        drop("vide.webloc", "<plist/>");
        drop("mail.eml", MAIL);
        drop("program.exe", "MZ");
        drop(".caché.html", "<p>");
        Dropped dropped = look();
        assertThat(addresses(dropped.links()))
                .containsExactly(
                        "https://copieur.example/desktop",
                        "https://copieur.example/url",
                        "https://copieur.example/mail");
        assertThat(dropped.links()).extracting(Candidate::foundBy).containsOnly("drop");
        assertThat(dropped.notRead()).containsExactly("vide.webloc");
        assertThat(dropped.files()).extracting(Candidate::title).containsExactly("À regarder", "page.html", "note.txt");
        Path attached = Path.of(dropped.files().getFirst().url().uri());
        assertThat(attached).hasContent("<p>Bonjour");
        assertThat(attached.getFileName()).hasToString("1-evil-page.html");
        assertThat(attached.startsWith(home.resolve("attachments"))).isTrue();
        assertThat(attachments().holds(attached)).isTrue();
        assertThat(attachments().holds(home.resolve("attachments/../depot/page.html")))
                .isFalse();
    }

    @Test
    void look_again_changesNothing() throws IOException {
        drop("mail.eml", MAIL);
        Dropped first = look();
        List<Path> written = files();
        assertThat(look()).isEqualTo(first);
        assertThat(files()).isEqualTo(written).hasSize(2);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void look_fileThatMayStillBeWritten_waits() throws IOException {
        Path file = drop("page.html", "<p>Bon");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusMillis(1_999)));
        assertThat(look().files()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(look().files()).hasSize(1);
    }

    @Test
    void look_linkOutOfTheFolder_isNotFollowed() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.eml"), MAIL);
        Files.createSymbolicLink(folder().resolve("inside.eml"), outside);
        Files.createSymbolicLink(folder().resolve("up"), home);
        assertThat(look()).isEqualTo(new Dropped(List.of(), List.of(), List.of()));
    }

    @Test
    void look_mailBeyondTheLimits_keepsTheFirstFiles() throws IOException {
        StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 60; i++) {
            mail.append("--b\nContent-Disposition: attachment; filename=\"n.txt\"\n\ntext ")
                    .append(i)
                    .append('\n');
        }
        drop("mail.eml", mail + "--b--\n");
        assertThat(look().files()).hasSize(Attachments.FILES_MAX);
    }
}
