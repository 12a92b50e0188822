package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    /** Seen by its first bytes, before any decoder is started. */
    @Test
    void fileThatIsNoPicture_isNamedWithTheReason() throws IOException {
        Path text = Files.writeString(folder.resolve("poster.jpg"), "no picture at all");
        assertThat(run(text.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("poster.jpg").contains("unknown-format");
    }

    private int run(String file) {
        return Main.commandLine().setErr(new PrintWriter(errors, true)).execute("hash", file);
    }
}
