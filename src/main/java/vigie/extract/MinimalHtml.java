package vigie.extract;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import vigie.crawl.CanonicalUrl;

/** HTML from others made harmless: paragraphs, lists, quotations and links of the web remain, with nothing that acts or loads. */
public final class MinimalHtml {
    private static final Safelist KEPT = new Safelist()
            .addTags("p", "br", "a", "blockquote", "ul", "ol", "li", "em", "strong", "code", "pre")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https");

    private MinimalHtml() {}

    /** Returns the same words without anything else; relative links are held against the base. Empty for empty input. */
    public static String of(String html, CanonicalUrl base) {
        Document clean = new Cleaner(KEPT).clean(Jsoup.parse(html, base.value()));
        clean.outputSettings().prettyPrint(false);
        return clean.body().html();
    }

    /** Returns the words alone, on one line. */
    public static String words(String html) {
        return TextFlow.folded(Jsoup.parse(html).text(), Limits.TEXT_UNITS_MAX / 4);
    }

    /** Returns a document for {@link Extractor} around a body that {@link #of} or its like made. */
    public static String document(Head head, String body, List<CanonicalUrl> images) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        Element html = document.selectFirst("html");
        if (html != null && !head.language().isEmpty()) {
            html.attr("lang", head.language());
        }
        document.title(head.title());
        meta(document, "author", head.author());
        meta(document, "article:published_time", head.published());
        meta(document, "robots", head.robots());
        document.body().html(body);
        images.forEach(image -> document.body().appendElement("img").attr("src", image.value()));
        return document.outerHtml();
    }

    /**
     * What a document says of itself; each may be empty.
     *
     * @param published as ISO 8601
     * @param robots directives, for instance {@code noarchive}
     */
    public record Head(String title, String language, String author, String published, String robots) {}

    private static void meta(Document document, String name, String content) {
        if (!content.isEmpty()) {
            document.head().appendElement("meta").attr("name", name).attr("content", content);
        }
    }
}
