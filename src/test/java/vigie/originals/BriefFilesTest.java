package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.extract.Extractor;
import vigie.watch.LeakSpec;
import vigie.watch.OriginalSpec;
import vigie.watch.Problem;

class BriefFilesTest {
    @TempDir
    Path home;

    @Test
    void draftWithSlots_isKnownByItsFirstWays_andFaultsAreToldAtTheirPlace() throws IOException {
        write("briefs/a.md", "Le {nom|titre} reste {secret|caché}.".getBytes(StandardCharsets.UTF_8));
        write("briefs/b.txt", "Un\nautre {a|{b|c}} texte.".getBytes(StandardCharsets.UTF_8));
        LeakSpec.Files spec = new LeakSpec.Files(new OriginalSpec.Files(home, "briefs/**"), Optional.empty());
        BriefFiles.Reading reading = new BriefFiles(new Extractor()).read(List.of(spec), Locale.FRENCH);
        assertThat(reading.briefs()).hasSize(2).first().satisfies(brief -> {
            assertThat(brief.text().tokens().normal(0, 4)).isEqualTo("le nom reste secret");
            assertThat(brief.copies())
                    .singleElement()
                    .satisfies(copy -> assertThat(copy.normal(0, 4)).isEqualTo("le titre reste cache"));
        });
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line() + ":" + problem.column()).isEqualTo("2:7");
            assertThat(problem.message()).contains("en contient un autre");
        });
    }

    @Test
    void docx_andMarkdown_areRead_withBlocksAndEmbargo() throws IOException {
        write("briefs/a.md", "# Lancement\n\nLe nom reste secret.\n".getBytes(StandardCharsets.UTF_8));
        write("briefs/b.docx", docx("Le nom reste", "secret"));
        BriefFiles.Reading reading = read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.briefs()).extracting(BriefFiles.Opened::key).containsExactly("briefs/a.md", "briefs/b.docx");
        assertThat(reading.briefs()).allSatisfy(brief -> {
            assertThat(brief.embargo()).contains(LocalDate.parse("2027-01-15"));
            assertThat(brief.text().blocks()).hasSize(2);
        });
        assertThat(reading.briefs().getLast().text().tokens().normal(0, 4)).isEqualTo("le nom reste secret");
    }

    @Test
    void filesThatGiveNothing_areToldWithWhatToDo() throws IOException {
        write("briefs/a.xlsx", new byte[] {1});
        write("briefs/b.docx", new byte[] {1, 2, 3});
        write("briefs/c.txt", " \n".getBytes(StandardCharsets.UTF_8));
        BriefFiles.Reading reading = read();
        assertThat(reading.briefs()).isEmpty();
        assertThat(reading.problems())
                .extracting(problem -> problem.file().getFileName().toString())
                .contains("a.xlsx", "b.docx", "c.txt");
        assertThat(reading.problems()).extracting(Problem::remedy).noneMatch(String::isBlank);
    }

    private BriefFiles.Reading read() {
        LeakSpec.Files spec = new LeakSpec.Files(
                new OriginalSpec.Files(home, "briefs/**"), Optional.of(LocalDate.parse("2027-01-15")));
        return new BriefFiles(new Extractor()).read(List.of(spec), Locale.FRENCH);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] docx(String... paragraphs) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("""
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + body + "</w:body></w:document>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
