package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.text.StyleVerdict.Outcome;

class StyleComparisonTest {
    @TempDir
    Path folder;

    private Path authors(String side, String... names) throws IOException {
        for (String name : names) {
            Path author = Files.createDirectories(folder.resolve(side).resolve(name));
            Files.writeString(author.resolve("a.txt"), "Il est dans la maison, et elle est sur le toit. ".repeat(130));
            Files.writeString(
                    author.resolve("b.txt"), "Nous avons tout ce que vous avez pour les autres. ".repeat(130));
        }
        return folder.resolve(side);
    }

    @Test
    void foldersOfAuthors_areComparedEachWithEach() throws IOException {
        List<StyleComparison.Pair> pairs =
                StyleComparison.pairs(authors("mine", "anne", "bruno"), authors("theirs", "carla", "denis", "elsa"));

        assertThat(pairs)
                .extracting(pair -> pair.original() + " " + pair.candidate())
                .containsExactly("anne carla", "anne denis", "anne elsa", "bruno carla", "bruno denis", "bruno elsa");
        assertThat(pairs).allSatisfy(pair -> assertThat(pair.verdict().words()).isEqualTo(130 * 21));
        assertThat(pairs).noneMatch(pair -> pair.verdict().isRefused());
    }

    @Test
    void authorsWithFewWords_areRefused() throws IOException {
        Path mine = authors("mine", "anne", "bruno");
        Path theirs = folder.resolve("theirs");
        Files.createDirectories(theirs.resolve("carla"));
        Files.writeString(theirs.resolve("carla/a.txt"), "Un mot de moi.");

        assertThat(StyleComparison.pairs(mine, theirs))
                .extracting(pair -> pair.verdict().outcome())
                .containsExactly(Outcome.TOO_FEW_WORDS, Outcome.TOO_FEW_WORDS);
    }

    @Test
    void foldersThatHoldFiles_andFiles_areNotAuthors() throws IOException {
        Path mine = authors("mine", "anne");
        Path theirs = authors("theirs", "carla");
        Files.writeString(theirs.resolve("page.html"), "<p>texte</p>");

        assertThat(StyleComparison.pairs(mine, theirs)).isEmpty();
        assertThat(StyleComparison.pairs(mine, theirs.resolve("page.html"))).isEmpty();
    }
}
