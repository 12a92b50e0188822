package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vigie.crawl.Body;

/** The lines at the top of a Markdown text: YAML between two lines of three dashes, or TOML between two of three plus signs. */
final class FrontMatter {
    private static final Pattern TOP = Pattern.compile(
            "\\A(---[ \\t]*\\r?\\n(?:.{0,20000}?\\r?\\n)??)(?:---|\\.\\.\\.)[ \\t]*(?:\\r?\\n|\\z)", Pattern.DOTALL);

    private static final Pattern TOML_TOP = Pattern.compile(
            "\\A(\\+\\+\\+[ \\t]*\\r?\\n(?:.{0,20000}?\\r?\\n)??)\\+\\+\\+[ \\t]*(?:\\r?\\n|\\z)", Pattern.DOTALL);

    /** Of TOML only lines are taken that mean the same in YAML: a text, a date or a truth value. */
    private static final Pattern TOML_LINE = Pattern.compile(
            "(title|date|published|url|draft|lang|language)[ \\t]*=[ \\t]*(\"[^\"\\\\]*\"|'[^']*'|[0-9][^ \\t#]*|true|false)[ \\t]*");

    private FrontMatter() {}

    /**
     * Returns the lines from the file's first on, so that places in them are places in the file; nothing when there are
     * none. Bytes that are not UTF-8 are left for the extractor to tell of.
     */
    static Optional<String> lines(Body body) {
        String whole = new String(body.toByteArray(), StandardCharsets.UTF_8);
        String text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        Matcher top = TOP.matcher(text);
        if (top.find()) {
            return Optional.of(top.group(1));
        }
        Matcher toml = TOML_TOP.matcher(text);
        return toml.find() ? Optional.of(yaml(toml.group(1))) : Optional.empty();
    }

    private static String yaml(String toml) {
        return toml.lines()
                .map(TOML_LINE::matcher)
                .map(line -> line.matches() ? line.group(1) + ": " + line.group(2) : "")
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
