package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.extract.Extractor;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalSpec;
import vigie.watch.Problem;

class OriginalFilesTest {
    private static final Instant FIRST_SEEN = Instant.parse("2026-11-24T08:00:00Z");
    /** One red point, as PNG. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==");

    private static final Extractor EXTRACTOR = new Extractor();

    @TempDir
    Path home;

    @Test
    void text_isTakenAsItIs() throws IOException {
        write("posts/Le-silence_du lundi.txt", "Le silence du lundi\n\ncoûte cher.\n");
        assertThat(only()).satisfies(original -> {
            assertThat(original.key()).isEqualTo("posts/Le-silence_du lundi.txt");
            assertThat(original.title()).isEqualTo("Le silence du lundi");
            assertThat(original.text()).isEqualTo("Le silence du lundi\n\ncoûte cher.\n");
            assertThat(original.published())
                    .isEqualTo(new FirstPublished(FIRST_SEEN, Precision.SECOND, Origin.FIRST_SEEN));
            assertThat(original.isPublic(FIRST_SEEN)).isFalse();
        });
    }

    @Test
    void markdown_isDatedByItsTop() throws IOException {
        write("guide.md", """
                ---
                title: Le guide du brief
                date: 2026-09-01T08:00:00+02:00
                url: https://lena.example/guide
                language: fr
                tags: [ugc, brief]
                ---
                # Un brief

                Une marque écrit un brief.
                """);
        Original guide = only();
        assertThat(guide.title()).isEqualTo("Le guide du brief");
        assertThat(guide.published())
                .isEqualTo(new FirstPublished(
                        Instant.parse("2026-09-01T06:00:00Z"), Precision.SECOND, Origin.FRONT_MATTER));
        assertThat(guide.url()).contains(URI.create("https://lena.example/guide"));
        assertThat(guide.language()).isEqualTo("fr");
        assertThat(guide.text()).contains("Une marque écrit un brief.").doesNotContain("title:");
        assertThat(guide.isPublic(FIRST_SEEN)).isTrue();
    }

    @Test
    void draft_isNotPublished() throws IOException {
        write("guide.md", "---\ndate: 2026-09-01\ndraft: true\n---\nUn brief.\n");
        assertThat(only().isPublic(FIRST_SEEN)).isFalse();
    }

    @Test
    void unreadableTop_isAProblemAtItsLineAndTheTextIsKept() throws IOException {
        write("guide.md", "---\ntitle: Brief\ndate: demain\n---\nUn brief.\n");
        OriginalFiles.Reading reading = read();
        assertThat(reading.originals())
                .singleElement()
                .satisfies(guide -> assertThat(guide.title()).isEqualTo("Brief"));
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(7);
            assertThat(problem.message()).contains("demain");
        });
    }

    @Test
    void sideFile_speaksForAFileThatCannot() throws IOException {
        write("guide.txt", "Un brief.");
        write("guide.txt.yaml", "title: Le guide\npublished: 2026-09\nurl: https://lena.example/guide\n");
        assertThat(only()).satisfies(guide -> {
            assertThat(guide.title()).isEqualTo("Le guide");
            assertThat(guide.published())
                    .isEqualTo(new FirstPublished(
                            Instant.parse("2026-09-01T00:00:00Z"), Precision.MONTH, Origin.SIDE_FILE));
        });
    }

    @Test
    void sideFile_withAMisspeltKey_isAProblem() throws IOException {
        write("guide.txt", "Un brief.");
        write("guide.txt.yaml", "titel: Le guide\n");
        assertThat(read().problems()).extracting(Problem::remedy).containsExactly("Did you mean “title”?");
    }

    @Test
    void top_isSurerThanTheSideFile() throws IOException {
        write("guide.md", "---\ntitle: Du haut\n---\nUn brief.\n");
        write("guide.md.yaml", "title: De côté\npublished: 2026\n");
        assertThat(only().title()).isEqualTo("Du haut");
        assertThat(only().published().precision()).isEqualTo(Precision.YEAR);
    }

    @Test
    void metadata_isAHint() throws IOException {
        write("guide.html", """
                <html lang="fr"><head><title>Le guide</title>
                <meta property="article:published_time" content="2026-09-01T08:00:00Z"></head>
                <body><p>Une marque écrit un brief à un créateur.</p><img src="img/un%20point.png"></body></html>
                """);
        picture("img/un point.png", 0);
        Original guide = read().originals().getFirst();
        assertThat(guide.title()).isEqualTo("Le guide");
        assertThat(guide.published().origin()).isEqualTo(Origin.METADATA);
        assertThat(guide.isPublic(FIRST_SEEN)).isFalse();
        assertThat(guide.images()).extracting(OriginalImage::name).containsExactly("un point.png");
    }

    @Test
    void captions_areTheirWords() throws IOException {
        write("video.srt", """
                1
                00:00:01,000 --> 00:00:02,500
                Le silence du lundi

                2
                00:00:03,000 --> 00:00:04,000
                coûte cher.
                """);
        assertThat(only().text()).contains("Le silence du lundi").doesNotContain("-->");
    }

    @Test
    void pdf_isOneOriginalWithASlideAPage_datedByAHint() throws IOException {
        Files.createDirectories(works());
        try (PDDocument document = new PDDocument()) {
            for (String slide : List.of("Le silence du lundi", "Une marque qui parle")) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                    stream.beginText();
                    stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                    stream.newLineAtOffset(72, 500);
                    stream.showText(slide);
                    stream.endText();
                }
            }
            document.getDocumentInformation().setTitle("Deux idées");
            document.getDocumentInformation()
                    .setCreationDate(GregorianCalendar.from(ZonedDateTime.parse("2026-09-01T06:00:00Z")));
            document.save(works().resolve("carrousel.pdf").toFile());
        }
        Original carousel = only();
        assertThat(carousel.title()).isEqualTo("Deux idées");
        assertThat(carousel.text()).containsSubsequence("Le silence du lundi", "\n", "Une marque qui parle");
        assertThat(carousel.published())
                .isEqualTo(
                        new FirstPublished(Instant.parse("2026-09-01T06:00:00Z"), Precision.SECOND, Origin.METADATA));
    }

    @Test
    void numberedPictures_areOneCarouselInTheOrderOfNumbers() throws IOException {
        for (int slide = 1; slide <= 11; slide++) {
            picture("carrousel/" + slide + ".png", slide);
        }
        write("carrousel.yaml", "title: Onze idées\npublished: 2026-10-02\n");
        Original carousel = only();
        assertThat(carousel.key()).isEqualTo("carrousel");
        assertThat(carousel.title()).isEqualTo("Onze idées");
        assertThat(carousel.images())
                .extracting(OriginalImage::name)
                .containsExactly(
                        "1.png", "2.png", "3.png", "4.png", "5.png", "6.png", "7.png", "8.png", "9.png", "10.png",
                        "11.png");
    }

    @Test
    void cameraPictures_areEachAnOriginal() throws IOException {
        picture("photos/IMG_2031.png", 1);
        picture("photos/IMG_2032.png", 2);
        assertThat(read().originals())
                .extracting(Original::key)
                .containsExactly("photos/IMG_2031.png", "photos/IMG_2032.png");
    }

    @Test
    void pictures_areKeptOnceByTheirContent() throws IOException {
        picture("a.png", 0);
        picture("b.png", 0);
        List<Original> originals = read().originals();
        assertThat(originals).hasSize(2);
        try (Stream<Path> kept = Files.list(home.resolve("kept"))) {
            assertThat(kept).singleElement().satisfies(file -> {
                OriginalImage image = originals.getFirst().images().getFirst();
                assertThat(image.file()).isEqualTo(file).hasFileName(image.sha256());
                assertThat(file).hasBinaryContent(pictureBytes(0));
            });
        }
    }

    @Test
    void read_again_givesEqualValues() throws IOException {
        write("guide.md", "---\ndate: 2026-09-01\n---\nUn brief.\n");
        picture("a.png", 0);
        assertThat(read()).isEqualTo(read());
    }

    @Test
    void version_changesWithTextAndPictures() throws IOException {
        write("guide.txt", "Un brief.");
        String before = only().sha256();
        write("guide.txt.yaml", "title: Autre titre\n");
        assertThat(only().sha256()).isEqualTo(before);
        write("guide.txt", "Un autre brief.");
        assertThat(only().sha256()).isNotEqualTo(before);
    }

    @Test
    void film_isKeptAndIsAnOriginal() throws IOException {
        bytes("reel.mp4", new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'});
        Original film = read().originals().getFirst();
        assertThat(film.title()).isEqualTo("reel");
        assertThat(film.videos()).hasSize(1);
        assertThat(film.videos().getFirst().name()).isEqualTo("reel.mp4");
        assertThat(film.videos().getFirst().file())
                .hasBinaryContent(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'});
        assertThat(film.videos().getFirst().file())
                .hasFileName(film.videos().getFirst().sha256());
        bytes("reel.mp4", new byte[] {0, 0, 0, 28, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'});
        assertThat(read().originals().getFirst().sha256()).isNotEqualTo(film.sha256());
    }

    @Test
    void filmThatIsKept_isNotCopiedAgain() throws IOException {
        bytes("reel.mp4", new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'});
        Path kept = read().originals().getFirst().videos().getFirst().file();
        FileTime first = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(kept, first);
        assertThat(read().originals().getFirst().videos().getFirst().file()).isEqualTo(kept);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(first);
    }

    @Test
    void whatCannotBeRead_isAProblemEach() throws IOException {
        write("film.mp4", "x");
        write("casse.png", "x");
        write("vide.txt", " ");
        write("faux.pdf", "%PDF-1.7 nothing");
        write("long.txt", "x".repeat(2_001));
        OriginalFiles small = new OriginalFiles(EXTRACTOR, home.resolve("kept"), 2_000);
        OriginalFiles.Reading reading = small.read(specs(), FIRST_SEEN, Locale.ENGLISH);
        assertThat(reading.originals()).isEmpty();
        assertThat(reading.problems())
                .extracting(problem -> problem.file().getFileName().toString())
                .contains("film.mp4", "casse.png", "vide.txt", "faux.pdf", "long.txt");
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    @Test
    void overlappingPatterns_giveAFileOnce() throws IOException {
        write("guide.txt", "Un brief.");
        OriginalSpec all = new OriginalSpec.Files(works(), "**");
        OriginalSpec texts = new OriginalSpec.Files(works(), "*.txt");
        OriginalSpec feed = new OriginalSpec.Feed(URI.create("https://lena.example/feed.xml"));
        assertThat(files().read(List.of(feed, all, texts), FIRST_SEEN, Locale.ENGLISH)
                        .originals())
                .hasSize(1);
    }

    private Original only() throws IOException {
        OriginalFiles.Reading reading = read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.originals()).hasSize(1);
        return reading.originals().getFirst();
    }

    private OriginalFiles.Reading read() {
        return files().read(specs(), FIRST_SEEN, Locale.ENGLISH);
    }

    private OriginalFiles files() {
        return new OriginalFiles(EXTRACTOR, home.resolve("kept"));
    }

    private List<OriginalSpec> specs() {
        return List.of(new OriginalSpec.Files(works(), "**"));
    }

    private Path works() {
        return home.resolve("works");
    }

    private void write(String name, String text) throws IOException {
        bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void picture(String name, int number) throws IOException {
        bytes(name, pictureBytes(number));
    }

    /** Bytes after the end of a PNG change nothing that is shown, and make it another file. */
    private static byte[] pictureBytes(int number) {
        byte[] bytes = Arrays.copyOf(PNG, PNG.length + 1);
        bytes[PNG.length] = (byte) number;
        return bytes;
    }

    private void bytes(String name, byte[] bytes) throws IOException {
        Path file = works().resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, bytes);
    }
}
