package vigie.notice;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML whose every text and attribute is escaped and whose every element is closed. Not thread-safe. */
final class Html {
    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element with attributes given as name, value, name, value… */
    Html open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    Html close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element that holds a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Writes an element that holds nothing and has no end tag. */
    Html empty(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /** Writes a text; its line feeds become line breaks. */
    Html text(String text) {
        html.append(escaped(text).replace("\n", "<br>\n"));
        return this;
    }

    /** Writes a link for addresses of the web, and the plain address for others, as of a file. */
    Html link(String address, String text, String... attributes) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            return element("span", text, attributes);
        }
        String[] all = java.util.Arrays.copyOf(attributes, attributes.length + 2);
        all[attributes.length] = "href";
        all[attributes.length + 1] = address;
        return element("a", text, all);
    }

    /** Writes our own style sheet, which needs no escaping. */
    Html style(String css) {
        html.append("<style>").append(css).append("</style>\n");
        return this;
    }

    /** Returns the document; everything must be closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private void start(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        html.append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
