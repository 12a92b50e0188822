package vigie.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/**
 * What a file says of its own saving from the web: SingleFile's comment, the comment of a browser's "save as", the headers
 * of MHTML, or the margins and the date of a printed PDF.
 *
 * @param url the page that was saved, if the file tells
 * @param savedAt when it was saved by the clock of the machine that did, if the file tells
 */
public record SavedPage(Optional<CanonicalUrl> url, Optional<Instant> savedAt) {
    /** What a file that tells nothing gives. */
    public static final SavedPage UNKNOWN = new SavedPage(Optional.empty(), Optional.empty());

    private static final Pattern SINGLE_FILE_DATE = Pattern.compile(
            "Page saved with SingleFile\\b[^>]{0,3000}?saved date:\\s*\\w{3} (\\w{3} \\d{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT[+-]\\d{4})");

    /** As JavaScript writes a date. */
    private static final DateTimeFormatter SCRIPT_DATE =
            DateTimeFormatter.ofPattern("MMM dd uuuu HH:mm:ss 'GMT'xx", Locale.ROOT);

    /** UTF-16 units at the start of a page in which savers leave their comment. */
    private static final int HEAD_UNITS = 4_096;

    /**
     * Reads the marks of a file.
     *
     * @param name its name, which proposes the format
     */
    public static SavedPage of(String name, Body body) {
        byte[] bytes = body.toByteArray();
        return switch (FileType.ofName(name, bytes)) {
            case HTML -> ofHtml(bytes);
            case MHTML -> ofMhtml(bytes);
            case PDF -> ofPdf(bytes);
            case TEXT, MARKDOWN, SUBTITLES, DOCX, PPTX, IMAGE, VIDEO, OTHER -> UNKNOWN;
        };
    }

    private static SavedPage ofHtml(byte[] bytes) {
        int length = Math.min(bytes.length, HEAD_UNITS);
        String head = new String(bytes, 0, length, StandardCharsets.UTF_8);
        Matcher date = SINGLE_FILE_DATE.matcher(head);
        return new SavedPage(Html.savedFrom(head), date.find() ? scriptDate(date.group(1)) : Optional.empty());
    }

    private static Optional<Instant> scriptDate(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, SCRIPT_DATE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SavedPage ofMhtml(byte[] bytes) {
        return new SavedPage(
                MimePart.header(bytes, "Snapshot-Content-Location").flatMap(CanonicalUrl::parse),
                MimePart.header(bytes, "Date").flatMap(PublishedDate::parse));
    }

    private static SavedPage ofPdf(byte[] bytes) {
        if (PdfStreams.burst(bytes)) {
            return UNKNOWN;
        }
        try (PDDocument document = Loader.loadPDF(
                bytes,
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(Limits.PDF_CACHE_BYTES_MAX).streamCache)) {
            if (!PrintedPage.isPrint(document) || document.getNumberOfPages() == 0) {
                return UNKNOWN;
            }
            String first = new PdfWords(System.nanoTime()).ofPage(document, 1);
            return new SavedPage(
                    PrintedPage.of(first).url(),
                    Optional.ofNullable(document.getDocumentInformation().getCreationDate())
                            .map(Calendar::toInstant));
        } catch (PdfWords.TooLong e) {
            return UNKNOWN;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox answers broken objects with whatever they trip over; Pdf names the problem
            return UNKNOWN;
        }
    }
}
