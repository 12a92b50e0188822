package vigie.originals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content of a WordPress post to the HTML its readers saw: without block comments and shortcodes. */
final class WordPressText {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /** Those that stand alone and whose content is no text. */
    private static final Pattern MEDIA =
            Pattern.compile("\\[(embed|audio|video|playlist)\\b[^\\[\\]]*\\].*?\\[/\\1\\]", Pattern.DOTALL);

    /** One with an attribute, a closing one, or one of those that come with WordPress and its usual companions. */
    private static final Pattern SHORTCODE =
            Pattern.compile("\\[/[A-Za-z][\\w-]{1,40}\\]|\\[[A-Za-z][\\w-]{1,40}\\s+[\\w-]+=[^\\[\\]]*\\]"
                    + "|\\[(?:gallery|embed|audio|video|playlist|caption|contact-form|contact-form-7|toc|more|nextpage)"
                    + "\\b[^\\[\\]]*\\]");

    private static final Pattern OPENING = Pattern.compile("\\[([A-Za-z][\\w-]{1,40})\\]");

    private WordPressText() {}

    /** Returns HTML. An older post has no paragraphs but blank lines, which become some. */
    static String html(String content) {
        String bare = COMMENT.matcher(content).replaceAll("");
        bare = MEDIA.matcher(bare).replaceAll("");
        bare = SHORTCODE.matcher(withoutPairs(bare)).replaceAll("");
        return bare.contains("<p>") || bare.contains("<p ")
                ? bare
                : bare.replaceAll("\\r?\\n[ \\t]*\\r?\\n", "<p>").replaceAll("\\r?\\n", "<br>");
    }

    /** An opening one without attributes is only one when it is closed: “[sic]” stays. */
    private static String withoutPairs(String text) {
        Matcher opening = OPENING.matcher(text);
        return opening.replaceAll(
                found -> text.contains("[/" + found.group(1) + "]") ? "" : Matcher.quoteReplacement(found.group()));
    }
}
