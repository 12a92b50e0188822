package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.match.Match;
import vigie.testing.Texts;

class LeakComparisonTest {
    @TempDir
    Path home;

    @Test
    void originals_areComparedByFingerprintsOnly_andEachLeakHasItsBlockAndPlace() throws IOException {
        List<String> brief = List.of(Texts.prose(new Random(1), 120).split(" "));
        String leak = String.join(" ", brief.subList(70, 100));
        String page = Texts.prose(new Random(2), 40) + ". " + leak + ". " + Texts.prose(new Random(3), 40);
        write(
                "briefs/b.md",
                String.join(" ", brief.subList(0, 60)) + "\n\n" + String.join(" ", brief.subList(60, 120)));
        write("pages/leak.txt", page);
        write("pages/other.txt", Texts.prose(new Random(4), 200));
        List<Comparison.Pair> pairs = new ArrayList<>();
        try (Comparison comparison = Comparison.ofBriefs(
                home.resolve("briefs"), home.resolve("pages"), Configuration.load(home), new SecureRandom())) {
            comparison.forEachCandidate((name, matches, measures) -> pairs.addAll(matches));
        }
        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.original()).isEqualTo("b.md");
            assertThat(pair.candidate()).isEqualTo("leak.txt");
            assertThat(pair.match()).isInstanceOfSatisfying(Match.Leak.class, found -> {
                Match.Leaked passage = found.passages().getFirst();
                assertThat(passage.block()).isEqualTo(1);
                assertThat(leak).contains(passage.candidate().of(page));
                assertThat(passage.words()).isBetween(12, 30);
            });
        });
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
