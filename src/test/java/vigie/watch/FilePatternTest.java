package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {
    @TempDir
    Path home;

    private Path project = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        project = home.resolve("project");
        for (String name : new String[] {
            "works/a.md", "works/b/c.md", "works/b/d.pdf", "works/.hidden.md", "works/__MACOSX/a.md", "works/.git/x.md"
        }) {
            Path file = project.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "");
        }
        Files.writeString(home.resolve("apart.md"), "");
    }

    @Test
    void files_fitTheirPattern() {
        check("works/**", "works/a.md", "works/b/c.md", "works/b/d.pdf");
        check("works/", "works/a.md", "works/b/c.md", "works/b/d.pdf");
        check("works", "works/a.md", "works/b/c.md", "works/b/d.pdf");
        check("works/*.md", "works/a.md");
        check("works/**/*.md", "works/a.md", "works/b/c.md");
        check("works/b/d.pdf", "works/b/d.pdf");
        check("works/{a,b/c}.md", "works/a.md", "works/b/c.md");
        check("**", "works/a.md", "works/b/c.md", "works/b/d.pdf");
        check("nowhere/**");
    }

    @Test
    void files_outsideTheProject_haveTheirOwnRoot() {
        OriginalSpec.Files above = FilePattern.of(project, "../*.md");
        assertThat(above).isEqualTo(new OriginalSpec.Files(home, "*.md"));
        assertThat(FilePattern.files(above)).containsExactly(home.resolve("apart.md"));
        assertThat(FilePattern.of(project, home + "/apart.md")).isEqualTo(new OriginalSpec.Files(home, "apart.md"));
    }

    private void check(String pattern, String... expected) {
        assertThat(FilePattern.files(FilePattern.of(project, pattern)))
                .as(pattern)
                .extracting(file -> project.relativize(file).toString())
                .containsExactly(expected);
    }

    /** A folder that is gone is a pattern of one name: what it named once it still names. */
    @Test
    void folderNamedPlainly_namesWhatWasInItWhenItIsGone() {
        OriginalSpec.Files gone = new OriginalSpec.Files(Path.of("/projet"), "briefs");
        assertThat(FilePattern.names(gone, "briefs/campagne/ete.docx")).isTrue();
        assertThat(FilePattern.names(gone, "briefs")).isTrue();
        assertThat(FilePattern.names(gone, "briefs-publics/ete.docx")).isFalse();
    }
}
