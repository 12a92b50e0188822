package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.testing.ExportZip;

class ImportCommandIT {
    private static final String SHARES = """
            Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
            2024-12-31 23:20:55,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7280000000000000000,Le silence.,,,PUBLIC
            2024-12-31 23:20:55,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7280000000000000001,,,,PUBLIC
            2024-12-31 23:20:55,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7280000000000000002,Entre nous.,,,CONNECTIONS
            """;

    @TempDir
    private Path home;

    private StringWriter out = new StringWriter();
    private StringWriter errors = new StringWriter();
    private Path export;

    @BeforeEach
    void prepare() throws IOException {
        write("config/vigie.yaml", "contact: test@vigie.example\nlanguage: en\n");
        watchlist("lena");
        export = new ExportZip()
                .with("Shares.csv", SHARES)
                .with("messages.csv", "secret")
                .write(home.resolve("linkedin.zip"));
    }

    @Test
    void withoutATerminal_onlyShowsWhatThereIs() {
        assertThat(run(export.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        export + ": LinkedIn, 2 posts.",
                        "  one repost ignored: passed on without a word of yours (https://www.linkedin.com/feed/update/urn:li:share:7280000000000000001)",
                        "  one other file never opened (messages.csv)",
                        "  one was shown to some only, or the export does not say: it will never be searched for on the web");
        assertThat(errors.toString()).contains("nothing was stored");
        assertThat(home.resolve("data/vigie.db")).doesNotExist();
    }

    @Test
    void yes_stores_andAgainChangesNothing() throws IOException {
        assertThat(run(export.toString(), "--yes")).isZero();
        assertThat(out.toString()).contains("2 new, 0 changed, 0 unchanged.");
        assertThat(run(export.toString(), "--yes")).isZero();
        assertThat(out.toString()).contains("0 new, 0 changed, 2 unchanged.");
        new ExportZip()
                .with("Shares.csv", SHARES.replace("Le silence.", "Le silence corrigé."))
                .write(export);
        assertThat(run(export.toString(), "--yes", "--json")).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"new\":0,\"changed\":1,\"unchanged\":1");
        assertThat(out.toString()).contains("\"kind\":\"linkedin\",\"found\":{\"post\":2}");
    }

    @Test
    void whatIsWrong_isOne_wrongUseIsTwo() throws IOException {
        write("notes.bin", "x");
        assertThat(run(home.resolve("notes.bin").toString(), "--yes")).isEqualTo(1);
        assertThat(errors.toString()).contains("is no export that Vigie knows");
        assertThat(run(home.resolve("absent.zip").toString())).isEqualTo(2);
        assertThat(run(export.toString(), "--watchlist", "marc")).isEqualTo(2);
        assertThat(errors.toString()).contains("no watchlist “marc”").contains("lena");
        watchlist("marc");
        assertThat(run(export.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("--watchlist NAME");
        assertThat(run()).isEqualTo(2);
    }

    private void watchlist(String name) throws IOException {
        write("originals/a.txt", "Un texte.");
        write("watchlists/" + name + ".yaml", """
                owner: Léna Martin
                language: fr
                recipients: [lena@lena.example]
                originals:
                  - files: originals/**
                """);
    }

    private int run(String... arguments) {
        out = new StringWriter();
        errors = new StringWriter();
        String[] all = new String[arguments.length + 3];
        all[0] = "import";
        all[1] = "--home";
        all[2] = home.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
