package vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import vigie.crawl.CanonicalUrl;

/**
 * One page of a web page printed to PDF by a browser, without the lines that the browser adds around it: date and title
 * above, address and page number below.
 *
 * @param url the address below, if the browser did not cut it
 * @param text the lines that are the page's own
 */
record PrintedPage(Optional<CanonicalUrl> url, String text) {
    /** Chromium; Safari; Firefox on Linux. Other programs use the last two as well, but write no address below. */
    private static final Pattern PRODUCER = Pattern.compile("Skia/PDF.*|.*Quartz PDFContext.*|cairo.*");

    /** Lines at the top and at the bottom in which a browser writes. */
    private static final int MARGIN_LINES = 2;

    private static final Pattern FOOTER =
            Pattern.compile("(https?://\\S+?)(\u2026|\\.\\.\\.)?(?:\\s+\\d+\\s*(?:/|of|sur)\\s*\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\s*(?:/|of|sur)\\s*\\d+");
    private static final Pattern HEADER = Pattern.compile("\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4},? \\d{1,2}:\\d{2}.*");

    /** Returns whether a browser made the file. */
    static boolean isPrint(PDDocument document) {
        PDDocumentInformation information = document.getDocumentInformation();
        String producer = information.getProducer();
        return producer != null && PRODUCER.matcher(producer.strip()).matches();
    }

    /** Returns a page out of all the lines of a printed one. */
    static PrintedPage of(String printed) {
        List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
        List<String> kept = new ArrayList<>();
        Optional<CanonicalUrl> url = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean margin = i < MARGIN_LINES || i >= lines.size() - MARGIN_LINES;
            Matcher footer = FOOTER.matcher(line);
            if (margin && footer.matches()) {
                url = footer.group(2) == null ? CanonicalUrl.parse(footer.group(1)) : url;
            } else if (!margin
                    || !(HEADER.matcher(line).matches() || NUMBER.matcher(line).matches())) {
                kept.add(lines.get(i));
            }
        }
        return new PrintedPage(url, String.join("\n", kept));
    }
}
