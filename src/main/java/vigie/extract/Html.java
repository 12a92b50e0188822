package vigie.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import vigie.crawl.CanonicalUrl;

/** Reads HTML as a browser without scripts would show it. */
final class Html {
    /**
     * The address in the comment that SingleFile ({@code Page saved with SingleFile url: …}) and browsers' "save as"
     * ({@code saved from url=(0031)…}) put at the top of a page.
     */
    private static final Pattern SAVED_FROM =
            Pattern.compile("<!--\\s*(?:Page saved with SingleFile\\s+url:\\s*|saved from url=\\(\\d+\\))(\\S+)");

    /** UTF-16 units in which that comment stands. */
    private static final int SAVED_FROM_UNITS = 4_096;

    /** Attributes of one tag that the parser keeps. */
    private static final int ATTRIBUTES_KEPT = 512;

    private Html() {}

    /** Fills in the draft and the directives from the HTML of a file. */
    static void read(SourceFile file, PageDraft draft, Directives directives) {
        Decoding decoding = Decoding.ofHtml(file.bytes(), file.contentType());
        decoding.problem().ifPresent(name -> draft.problem(ExtractionProblem.Kind.CHARSET, name));
        if (file.isKept()) {
            savedFrom(decoding.text()).ifPresent(url -> draft.url = url);
        }
        int end = end(decoding.text());
        if (end < decoding.text().length()) {
            draft.problem(ExtractionProblem.Kind.CUT, "markup");
        }
        Document document = Parser.htmlParser()
                .setMaxDepth(Limits.DOM_DEPTH_MAX)
                .parseInput(decoding.text().substring(0, end), draft.url.value());
        HtmlHead head = new HtmlHead(document);
        head.tell(directives);
        CanonicalUrl base = head.base(draft.url);
        draft.take(HtmlText.read(document, base, draft, directives.follow()));
        head.fill(base, draft);
    }

    /** Returns the address that the comment of a saver names. */
    static Optional<CanonicalUrl> savedFrom(String html) {
        Matcher matcher = SAVED_FROM.matcher(html.substring(0, Math.min(html.length(), SAVED_FROM_UNITS)));
        return matcher.find() ? CanonicalUrl.parse(matcher.group(1)) : Optional.empty();
    }

    /**
     * Returns where a page must end to have no more tags and attributes than the limit, told roughly by their marks. Of one
     * tag no more attributes count than the parser keeps.
     */
    private static int end(String html) {
        if (html.length() <= Limits.MARKS_MAX) { // not even if every unit were a mark
            return html.length();
        }
        int marks = 0;
        int room = 0;
        for (int i = 0; i < html.length(); i++) {
            char unit = html.charAt(i);
            if (unit == '<') {
                marks++;
                room = ATTRIBUTES_KEPT;
            } else if (unit == '>') {
                room = 0;
            } else if (unit <= ' ' && room > 0) {
                marks++;
                room--;
            }
            if (marks > Limits.MARKS_MAX) {
                return i;
            }
        }
        return html.length();
    }
}
