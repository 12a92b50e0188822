package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconCommandTest {
    private static final List<String> PAIRS = List.of(
            "la maison\tthe house",
            "la fleur\tthe flower",
            "le livre\tthe book",
            "la maison et le livre\tthe house and the book",
            "une fleur\ta flower",
            "une maison\ta house",
            "un livre\ta book",
            "la fleur et la maison\tthe flower and the house");

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void pairs_trainedTwice_giveTheSameBytes() throws IOException {
        Path pairs = Files.write(folder.resolve("pairs.tsv"), PAIRS);
        Path first = folder.resolve("first.tsv");
        Path second = folder.resolve("second.tsv");
        assertThat(run(pairs.toString(), first.toString())).isZero();
        assertThat(run(pairs.toString(), second.toString())).isZero();
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readAllLines(first)).contains("fr\ten").anyMatch(line -> line.startsWith("maison\thouse\t"));
    }

    @Test
    void lineWithoutTab_isNamed_andNothingIsWritten() throws IOException {
        Path pairs = Files.write(folder.resolve("pairs.tsv"), List.of("la maison\tthe house", "la fleur the flower"));
        Path out = folder.resolve("out.tsv");
        assertThat(run(pairs.toString(), out.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("pairs.tsv").contains("2");
        assertThat(out).doesNotExist();
    }

    @Test
    void bytesThatAreNotUtf8_areNamed() throws IOException {
        Path pairs = Files.write(folder.resolve("pairs.tsv"), "é\te\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(pairs.toString(), folder.resolve("out.tsv").toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("UTF-8");
    }

    private int run(String... files) {
        String[] arguments = new String[files.length + 5];
        System.arraycopy(new String[] {"lexicon", "--from", "fr", "--to", "en"}, 0, arguments, 0, 5);
        System.arraycopy(files, 0, arguments, 5, files.length);
        return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
