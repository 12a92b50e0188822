package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Watchlists as people get them wrong. Beside each stands what they are told, in both languages, one problem a line: place,
 * sentence, remedy.
 */
class MalformedWatchlistsTest {
    private static final Path PROJECT = Path.of("src/test/resources/vigie/watch");
    private static final Path FOLDER = PROJECT.resolve("malformed");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void malformed_isToldInFrench(Path file) throws IOException {
        check(file, Locale.FRENCH, "fr");
    }

    @ParameterizedTest
    @MethodSource("files")
    void malformed_isToldInEnglish(Path file) throws IOException {
        check(file, Locale.ENGLISH, "en");
    }

    @Test
    void malformed_givesNoWatchlist() throws IOException {
        assertThat(files().map(file -> Watchlists.readFile(file, Locale.ENGLISH).watchlists()))
                .allSatisfy(watchlists -> assertThat(watchlists).isEmpty())
                .hasSizeGreaterThanOrEqualTo(10);
    }

    private static void check(Path file, Locale language, String ending) throws IOException {
        String told = Watchlists.readFile(file, language).problems().stream()
                .map(problem ->
                        problem.line() + ":" + problem.column() + " " + problem.message() + " | " + problem.remedy())
                .collect(Collectors.joining("\n"))
                .replace(PROJECT.toAbsolutePath().toString(), "PROJECT");
        Path expected = Path.of(file.toString().replace(".yaml", "." + ending + ".txt"));
        List<String> lines = Arrays.asList(told.split("\n", -1));
        assertThat(lines).isEqualTo(Files.readAllLines(expected));
    }
}
