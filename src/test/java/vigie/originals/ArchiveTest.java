package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Reading;
import vigie.originals.Exports.Why;
import vigie.testing.ExportZip;

class ArchiveTest extends ExportFixture {
    private static final String NOTE = "# Titre\n\nUn texte.\n";

    @Test
    void nameThatLeadsOut_isNotRead_andNothingIsWritten() throws IOException {
        Path work = Files.createDirectory(home.resolve("work"));
        Path file = new ExportZip()
                .with("../evil.md", NOTE)
                .with("..\\..\\evil.md", NOTE)
                .with("/etc/evil.md", NOTE)
                .with("C:\\evil.md", NOTE)
                .with("a/../../evil.md", NOTE)
                .with("good.md", NOTE)
                .write(work.resolve("export.zip"));
        Reading reading = read(file);
        assertThat(keys(reading)).containsExactly("markdown:good.md");
        assertThat(messages(reading))
                .containsExactly("“export.zip” has entries whose names lead out of it; they were not read.");
        try (Stream<Path> written = Files.walk(home)) {
            assertThat(written.filter(path -> path.toString().contains("evil"))).isEmpty();
        }
    }

    @Test
    void bombByRatio_stopsTheReading() {
        byte[] zeros = new byte[12 << 20];
        Arrays.fill(zeros, (byte) 'a');
        Reading reading =
                read(new ExportZip().with("a.md", NOTE).with("b.md", zeros).with("c.md", NOTE));
        assertThat(keys(reading)).containsExactly("markdown:a.md");
        assertThat(messages(reading))
                .containsExactly("“export.zip” swells beyond all measure at “b.md”; reading stopped there.");
    }

    /** Readers of JSON and XML wrap what stops them. */
    @Test
    void bombInsideJson_isToldAsOne() {
        String json = "[{\"media\":[{\"uri\":\"" + "a".repeat(12 << 20) + "\"}]}]";
        Reading reading = read(new ExportZip().with("content/posts_1.json", json));
        assertThat(messages(reading))
                .contains("“export.zip” swells beyond all measure at “content/posts_1.json”; reading stopped there.");
    }

    @Test
    void totalBytes_andEntries_areBounded() {
        Path file = new ExportZip().with("a.md", NOTE).with("b.md", NOTE).write(home.resolve("export.zip"));
        ArchiveLimits small = new ArchiveLimits(10, 1_000, NOTE.length() + 10L, 100);
        assertThat(keys(exports(small).read(file, FIRST_SEEN, Locale.ENGLISH))).containsExactly("markdown:a.md");
        ArchiveLimits few = new ArchiveLimits(1, 1_000, 10_000, 100);
        Reading none = exports(few).read(file, FIRST_SEEN, Locale.ENGLISH);
        assertThat(none.originals()).isEmpty();
        assertThat(messages(none)).containsExactly("“export.zip” has more than 1 entries and is not read.");
    }

    @Test
    void zipInAZip_isOpenedOnce() {
        String page = "# Une page\n\nTexte.\n";
        byte[] third = new ExportZip()
                .with("Trois 0123456789abcdef0123456789abcd03.md", page)
                .bytes();
        byte[] second = new ExportZip()
                .with("Deux 0123456789abcdef0123456789abcd02.md", page)
                .with("ExportBlock-2-Part-1.zip", third)
                .bytes();
        Reading reading = read(new ExportZip().with("ExportBlock-1-Part-1.zip", second));
        assertThat(reading.kind()).contains(Kind.NOTION);
        assertThat(keys(reading)).containsExactly("notion:0123456789abcdef0123456789abcd02");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void names_inTheCodePageOfOld_andInUtf8() {
        for (String charset : List.of("IBM437", "UTF-8")) {
            Reading reading = read(
                    new ExportZip().namedIn(charset).with("été/café.md", NOTE).with("été/b.md", NOTE));
            assertThat(keys(reading)).as(charset).containsExactly("markdown:b.md", "markdown:café.md");
        }
    }

    @Test
    void whatMacOsAdds_isNoEntry() {
        Reading reading = read(new ExportZip()
                .with("blog/a.md", NOTE)
                .with("__MACOSX/blog/._a.md", "x")
                .with("blog/._b.md", "x")
                .with("blog/.DS_Store", "x"));
        assertThat(keys(reading)).containsExactly("markdown:a.md");
        assertThat(reading.leftOut()).isEmpty();
    }

    @Test
    void damagedArchive_isAProblem() throws IOException {
        byte[] zip = new ExportZip().with("a.md", NOTE).bytes();
        Path cut = Files.write(home.resolve("cut.zip"), Arrays.copyOf(zip, zip.length - 30));
        assertThat(messages(read(cut))).containsExactly("“cut.zip” is damaged and cannot be opened.");
        byte[] bad =
                new ExportZip().with("a.md", NOTE.repeat(50)).with("b.md", NOTE).bytes();
        Arrays.fill(bad, 36, 50, (byte) 0xFF);
        Reading reading = read(Files.write(home.resolve("bad.zip"), bad));
        assertThat(messages(reading)).containsExactly("“a.md” is damaged and is not read.");
        assertThat(keys(reading)).containsExactly("markdown:b.md");
    }

    @Test
    void unknownFile_isSaidSo() throws IOException {
        assertThat(messages(read(new ExportZip().with("a.exe", "x"))))
                .containsExactly("“export.zip” is no export that Vigie knows.");
        assertThat(messages(read(write("data.bin", "x")))).containsExactly("“data.bin” is no export that Vigie knows.");
        assertThat(messages(read(home.resolve("absent.zip")))).containsExactly("“absent.zip” cannot be read.");
        assertThat(messages(read(write("empty.json", "")))).hasSize(1);
    }

    @Test
    void singleTextOrDocument_isOneWork() throws IOException {
        Reading reading = read(write("Mon-script.txt", "Un script."));
        assertThat(reading.kind()).contains(Kind.FILE);
        assertThat(keys(reading)).containsExactly("file:Mon-script.txt");
        assertThat(reading.originals().getFirst().title()).isEqualTo("Mon script");
        assertThat(reading.originals().getFirst().isPublic(FIRST_SEEN)).isFalse();
    }

    /** A document is a ZIP of XML, too. */
    @Test
    void docx_isOneDocument() {
        Path file = new ExportZip()
                .with(
                        "word/document.xml",
                        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Un script.</w:t></w:r></w:p></w:body></w:document>")
                .write(home.resolve("script.docx"));
        Reading reading = read(file);
        assertThat(reading.kind()).contains(Kind.FILE);
        assertThat(reading.originals()).extracting(original -> original.text()).containsExactly("Un script.");
    }

    @Test
    void numberedPictures_areOneCarouselInNumberOrder() {
        ExportZip zip = new ExportZip();
        for (int i : new int[] {1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9}) {
            zip.with(i + ".png", PNG);
        }
        Reading reading = read(zip.write(home.resolve("Mon design (1).zip")));
        assertThat(reading.kind()).contains(Kind.CANVA);
        assertThat(keys(reading)).containsExactly("canva:Mon design");
        assertThat(reading.originals().getFirst().images())
                .extracting(image -> image.name())
                .containsExactly(
                        "1.png", "2.png", "3.png", "4.png", "5.png", "6.png", "7.png", "8.png", "9.png", "10.png",
                        "11.png");
        assertThat(reading.originals().getFirst().isPublic(FIRST_SEEN)).isFalse();
        assertThat(leftOut(reading)).isEqualTo(Map.<Why, Integer>of());
    }
}
