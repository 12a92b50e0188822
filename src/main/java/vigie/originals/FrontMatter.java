package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.crawl.Body;

/** The YAML lines at the top of a Markdown text, between two lines of three dashes. */
final class FrontMatter {
    private static final Pattern TOP = Pattern.compile(
            "\\A(---[ \\t]*\\r?\\n(?:.{0,20000}?\\r?\\n)??)(?:---|\\.\\.\\.)[ \\t]*(?:\\r?\\n|\\z)", Pattern.DOTALL);

    private FrontMatter() {}

    /**
     * Returns the lines from the file's first on, so that places in them are places in the file; nothing when there are
     * none. Bytes that are not UTF-8 are left for the extractor to tell of.
     */
    static Optional<String> lines(Body body) {
        String whole = new String(body.toByteArray(), StandardCharsets.UTF_8);
        Matcher top = TOP.matcher(whole.startsWith("\uFEFF") ? whole.substring(1) : whole);
        return top.find() ? Optional.of(top.group(1)) : Optional.empty();
    }
}
