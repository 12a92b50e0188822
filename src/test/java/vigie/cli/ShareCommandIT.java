package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.store.Store;
import vigie.testing.Texts;

class ShareCommandIT {
    @TempDir
    private Path home;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void plant() throws IOException {
        write("config/vigie.yaml", "contact: test@vigie.example\nlanguage: en\n");
        write("watchlists/lena.yaml", "owner: Léna\nrecipients: [lena@lena.example]\nleaks:\n  - files: briefs/**\n");
        write(
                "briefs/court.txt",
                "Un {petit|bref} texte que {personne|nul} ne devinera jamais ici, même en cherchant.");
        write("briefs/faux.txt", "Un {a|{b|c}} et un {d|D}.");
        StringBuilder draft = new StringBuilder();
        for (int slot = 0; slot < 24; slot++) {
            draft.append(Texts.prose(new Random(slot), 5)).append(" {lundi|mardi} ");
        }
        write("briefs/long.txt", draft.toString());
        Files.createDirectories(home.resolve("data"));
        Store.open(home.resolve("data/vigie.db"), Clock.systemUTC()).close();
    }

    @Test
    void copy_isWrittenAndListed() {
        assertThat(run("share", "briefs/long.txt", "--to", "Studio Orval", "--for", "quote", "--out", out("a.txt")))
                .isZero();
        assertThat(output.toString()).contains("a.txt is for Studio Orval: share h1.", "24 slots, 24 of which");
        assertThat(home.resolve("a.txt")).exists();
        assertThat(run("share", "briefs/court.txt", "--to", "Marie", "--out", out("b.txt")))
                .isZero();
        assertThat(output.toString()).contains("too few to tell copies apart");
        output.getBuffer().setLength(0);
        assertThat(run("share", "--list")).isZero();
        assertThat(output.toString()).contains("h1", "Studio Orval", "quote", "h2", "Marie", "briefs/court.txt");
        output.getBuffer().setLength(0);
        assertThat(run("share", "--list", "--json", "briefs/long.txt")).isZero();
        assertThat(output.toString().lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("\"share\":\"h1\"", "\"to\":\"Studio Orval\"", "\"slots\":24"));
    }

    @Test
    void faults_areAllToldAtTheirPlaces() {
        assertThat(run("share", "briefs/faux.txt", "--to", "Marie", "--out", out("a.txt")))
                .isEqualTo(1);
        assertThat(errors.toString().lines()).hasSize(2);
        assertThat(errors.toString()).contains("faux.txt:1:4: ", "faux.txt:1:20: ");
        assertThat(home.resolve("a.txt")).doesNotExist();
    }

    @Test
    void wrongUse_isSaid() {
        assertThat(run("share", "briefs/long.txt")).isEqualTo(2);
        assertThat(errors.toString()).contains("--to NAME");
        assertThat(run("share", "--to", "Marie")).isEqualTo(2);
        assertThat(run("share", "nowhere.txt", "--to", "Marie")).isNotZero();
        assertThat(errors.toString()).contains("No watchlist names the file");
        assertThat(run("share", "briefs/long.txt", "--to", "Marie", "--out", out("briefs/x.txt")))
                .isNotZero();
        assertThat(run("share", "--help")).isZero();
        assertThat(output.toString()).contains("{one|another}", "Default: kept for good.");
    }

    private String out(String name) {
        return home.resolve(name).toString();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
