package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentWatchlistsTest {
    private static final String LENA = "owner: Léna\nrecipients: [lena@lena.example]\n";

    @TempDir
    Path folder;

    @Test
    void refresh_withoutAChange_keepsAll() throws IOException {
        CurrentWatchlists watchlists = start();
        assertThat(watchlists.refresh()).isFalse();
        assertThat(owner(watchlists)).isEqualTo("Léna");
    }

    @Test
    void refresh_afterAChange_swaps() throws IOException {
        CurrentWatchlists watchlists = start();
        write("lena.yaml", LENA.replace("Léna", "Léna Martin"));
        assertThat(watchlists.refresh()).isTrue();
        assertThat(owner(watchlists)).isEqualTo("Léna Martin");
    }

    @Test
    void refresh_withAnyFileWrong_keepsTheEarlierOnesAndTheProblems() throws IOException {
        CurrentWatchlists watchlists = start();
        write("lena.yaml", LENA.replace("Léna", "Léna Martin"));
        write("marc.yaml", "owner: Marc\n");
        assertThat(watchlists.refresh()).isFalse();
        assertThat(owner(watchlists)).isEqualTo("Léna");
        assertThat(watchlists.current().problems()).hasSize(1);
        Files.delete(folder.resolve("marc.yaml"));
        assertThat(watchlists.refresh()).isTrue();
        assertThat(owner(watchlists)).isEqualTo("Léna Martin");
        assertThat(watchlists.current().problems()).isEmpty();
    }

    @Test
    void changed_tellsOfFilesThatComeGoAndGrow() throws IOException {
        WatchedFiles files = new WatchedFiles(java.util.List.of(folder, folder.resolve("later")));
        assertThat(files.changed()).isFalse();
        write("a", "1");
        assertThat(files.changed()).isTrue();
        assertThat(files.changed()).isFalse();
        write("a", "12");
        assertThat(files.changed()).isTrue();
        Files.delete(folder.resolve("a"));
        assertThat(files.changed()).isTrue();
    }

    private CurrentWatchlists start() throws IOException {
        write("lena.yaml", LENA);
        return new CurrentWatchlists(folder, Locale.ENGLISH);
    }

    private static String owner(CurrentWatchlists watchlists) {
        return watchlists.current().watchlists().getFirst().owner();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
