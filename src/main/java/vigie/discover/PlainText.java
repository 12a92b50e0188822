package vigie.discover;

import java.util.regex.Pattern;

/** Titles of feeds may be HTML or text; people read text. */
final class PlainText {
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private PlainText() {}

    /** Returns a title without tags, the commonest entities resolved, spaces joined. */
    static String of(String title) {
        String bare = TAG.matcher(title)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return SPACES.matcher(bare).replaceAll(" ").strip();
    }

    /** Returns a text as HTML, paragraphs kept. */
    static String toHtml(String text) {
        return text.isEmpty()
                ? ""
                : "<p>"
                        + text.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("\n\n", "</p><p>")
                        + "</p>";
    }
}
