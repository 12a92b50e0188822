package vigie.extract;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the deflated streams of a PDF before PDFBox does, which would inflate any of them into memory whole. Finds
 * them by the keyword alone, as damaged files are read; a stream deflated twice or in LZW is not seen through.
 */
final class PdfStreams {
    private static final byte[] KEYWORD = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int ZLIB = 0x78;

    private PdfStreams() {}

    /** Returns whether one stream inflates beyond {@link Limits#PDF_STREAM_BYTES_MAX}. Linear in the inflated size. */
    static boolean burst(byte[] pdf) {
        var scratch = new byte[64 << 10];
        var inflater = new Inflater();
        try {
            for (int i = 0; i < pdf.length - KEYWORD.length - 2; i++) {
                int data = pdf[i] == 's' ? dataAfterKeyword(pdf, i) : -1;
                if (data >= 0 && pdf[data] == ZLIB) {
                    inflater.reset();
                    inflater.setInput(pdf, data, pdf.length - data);
                    if (inflated(inflater, scratch) > Limits.PDF_STREAM_BYTES_MAX) {
                        return true;
                    }
                }
            }
            return false;
        } finally {
            inflater.end();
        }
    }

    /** Returns where the data of a stream begins (ISO 32000-1, section 7.3.8.1), or -1 if no keyword stands here. */
    private static int dataAfterKeyword(byte[] pdf, int start) {
        for (int i = 0; i < KEYWORD.length; i++) {
            if (pdf[start + i] != KEYWORD[i]) {
                return -1;
            }
        }
        int next = start + KEYWORD.length;
        if (pdf[next] == '\r') {
            next++;
        }
        return next < pdf.length - 1 && pdf[next] == '\n' ? next + 1 : -1;
    }

    private static long inflated(Inflater inflater, byte[] scratch) {
        long total = 0;
        try {
            while (!inflater.finished() && total <= Limits.PDF_STREAM_BYTES_MAX) {
                int count = inflater.inflate(scratch);
                if (count == 0) {
                    return total;
                }
                total += count;
            }
        } catch (DataFormatException e) {
            // No deflated data after all, or damaged from here on: what came before still counts.
            return total;
        }
        return total;
    }
}
