package vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

class PdfTest {
    private static final CanonicalUrl URL = new CanonicalUrl("https://site.example/a.pdf");

    /** Makes a PDF with a page for each text, a picture on the first, and changes it before it is saved. */
    private static byte[] pdf(Change change, String... pages) {
        try (var document = new PDDocument()) {
            for (String text : pages) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    if (document.getNumberOfPages() == 1) {
                        var picture = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
                        content.drawImage(JPEGFactory.createFromImage(document, picture), 10, 10);
                    }
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    content.setLeading(20);
                    content.newLineAtOffset(50, 700);
                    for (String line : text.split("\n")) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            change.apply(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    private static Page extract(byte[] pdf) {
        return new Extractor().extract("a.pdf", Body.of(pdf), URL);
    }

    @Test
    void pages_areSlidesWithTheirPictures() {
        Page page =
                extract(pdf(document -> document.getDocumentInformation().setTitle("Carrousel"), "Un\nété", "Deux"));
        assertThat(page.text()).isEqualTo("Un\nété\nDeux");
        assertThat(page.blocks())
                .containsExactly(new Block(Block.Kind.SLIDE, 0, 6), new Block(Block.Kind.SLIDE, 7, 11));
        assertThat(page.title()).isEqualTo("Carrousel");
        assertThat(page.images()).singleElement().satisfies(image -> {
            assertThat(image.position()).isZero();
            assertThat(image.embedded().orElseThrow().toByteArray()).startsWith(0xFF, 0xD8, 0xFF);
        });
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void browserPrint_namesItsAddressAndLosesItsMargins() {
        Page page = extract(pdf(
                document -> document.getDocumentInformation().setProducer("Skia/PDF m131"),
                "11/24/26, 2:03 PM Le miroir\nUn texte\nhttps://suspect.example/p 1/2",
                "11/24/26, 2:03 PM Le miroir\nla suite\nhttps://suspect.example/p 2/2"));
        assertThat(page.url()).isEqualTo(new CanonicalUrl("https://suspect.example/p"));
        assertThat(page.text()).isEqualTo("Un texte\nla suite");
    }

    @Test
    void encrypted_isNoted() {
        Page page = extract(pdf(
                document -> document.protect(new StandardProtectionPolicy("a", "b", new AccessPermission())), "Un"));
        assertThat(page.text()).isEmpty();
        assertThat(page.problems()).containsExactly(new ExtractionProblem(ExtractionProblem.Kind.ENCRYPTED, "pdf"));
    }

    @Test
    void garbage_isBroken() {
        assertThat(extract("%PDF-1.7\ngarbage".getBytes(StandardCharsets.UTF_8)).problems())
                .containsExactly(new ExtractionProblem(ExtractionProblem.Kind.BROKEN, "pdf"));
    }

    @Test
    void bomb_isRefusedBeforeItInflates() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n".getBytes(StandardCharsets.UTF_8));
        var deflater = new DeflaterOutputStream(bytes);
        deflater.write(new byte[Limits.PDF_STREAM_BYTES_MAX + 1]);
        deflater.finish();
        assertThat(extract(bytes.toByteArray()).problems())
                .extracting(ExtractionProblem::detail)
                .containsExactly("inflates beyond the limits");
    }
}
