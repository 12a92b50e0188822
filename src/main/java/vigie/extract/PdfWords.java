package vigie.extract;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** PDFBox's text stripper, page by page, within a time and a number of characters for the whole file. */
final class PdfWords extends PDFTextStripper {
    private final long startedAt;
    private int characters;

    /** Makes one for a file whose reading began at that value of {@link System#nanoTime()}. */
    PdfWords(long startedAt) {
        this.startedAt = startedAt;
        setLineSeparator("\n");
        setParagraphEnd("");
        setPageEnd("");
        setSuppressDuplicateOverlappingText(true);
    }

    /** Returns the words of a page, numbered from 1, a line of the page each line. */
    String ofPage(PDDocument document, int page) throws IOException {
        setStartPage(page);
        setEndPage(page);
        // A soft hyphen at the end of a line parts a word only on paper.
        return getText(document).replace("\u00AD\n", "").replace("\u00AD", "");
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (System.nanoTime() - startedAt > Limits.PDF_TIME_MAX.toNanos()) {
            throw new TooLong();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        // Characters beyond the limit would be dropped from the page anyway.
        if (characters++ < Limits.TEXT_UNITS_MAX) {
            super.processTextPosition(text);
        }
    }

    /** The file's time is over. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }
}
