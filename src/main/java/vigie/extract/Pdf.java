package vigie.extract;

import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads a PDF: one SLIDE block a page, the pictures of its pages, title and author from its information. */
final class Pdf {
    private Pdf() {}

    /** Fills in the draft; a file that cannot be read leaves the pages read before the fault. */
    static void read(SourceFile file, PageDraft draft) {
        if (PdfStreams.burst(file.bytes())) {
            draft.problem(ExtractionProblem.Kind.BROKEN, "inflates beyond the limits");
            return;
        }
        try (PDDocument document = Loader.loadPDF(
                file.bytes(),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(Limits.PDF_CACHE_BYTES_MAX).streamCache)) {
            information(document, draft);
            pages(document, file, draft);
        } catch (InvalidPasswordException e) {
            draft.problem(ExtractionProblem.Kind.ENCRYPTED, "pdf");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox answers broken objects with whatever they trip over, and nested ones by recursion.
            draft.problem(ExtractionProblem.Kind.BROKEN, "pdf");
        }
    }

    private static void information(PDDocument document, PageDraft draft) {
        PDDocumentInformation information = document.getDocumentInformation();
        draft.title = Optional.ofNullable(information.getTitle()).orElse("");
        draft.author = Optional.ofNullable(information.getAuthor()).orElse("");
        // A browser's print is dated by the printing.
        if (!PrintedPage.isPrint(document)) {
            draft.published = Optional.ofNullable(information.getCreationDate()).map(Pdf::instant);
        }
    }

    private static Instant instant(Calendar calendar) {
        return calendar.toInstant();
    }

    private static void pages(PDDocument document, SourceFile file, PageDraft draft) throws IOException {
        int count = document.getNumberOfPages();
        if (count > Limits.SLIDES_MAX) {
            draft.problem(ExtractionProblem.Kind.CUT, "pages");
        }
        boolean isPrint = file.isKept() && PrintedPage.isPrint(document);
        var flow = new TextFlow();
        var words = new PdfWords(System.nanoTime());
        try {
            for (int page = 1; page <= Math.min(count, Limits.SLIDES_MAX); page++) {
                String text = words.ofPage(document, page);
                if (isPrint) {
                    PrintedPage print = PrintedPage.of(text);
                    print.url().ifPresent(url -> draft.url = url);
                    text = print.text();
                }
                PdfPictures.embed(document.getPage(page - 1), draft, flow.position());
                flow.block(Block.Kind.SLIDE, text);
            }
        } catch (PdfWords.TooLong e) {
            draft.problem(ExtractionProblem.Kind.CUT, "time");
        } finally {
            draft.take(flow);
        }
    }
}
