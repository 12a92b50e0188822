package vigie.discover;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles and snippets may be HTML or text; people read text. */
final class PlainText {
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");

    /** What Western European texts are written with (HTML 4.01, section 24); others stay as they are. */
    private static final Map<String, String> NAMED = named(
            "nbsp \u00a0 lt < gt > quot \" apos ' amp & hellip … laquo « raquo » ndash – mdash — lsquo ‘ rsquo ’ ldquo"
                    + " “ rdquo ” bull • middot · euro € deg ° copy © reg ® trade ™ times × frac12 ½ aacute á agrave à"
                    + " acirc â auml ä aring å aelig æ ccedil ç eacute é egrave è ecirc ê euml ë iacute í icirc î iuml ï"
                    + " ntilde ñ oacute ó ocirc ô ouml ö oslash ø oelig œ uacute ú ugrave ù ucirc û uuml ü szlig ß Agrave"
                    + " À Acirc Â Ccedil Ç Eacute É Egrave È Ecirc Ê Icirc Î Ocirc Ô OElig Œ Ouml Ö Uuml Ü");

    private PlainText() {}

    /** Returns a title without tags, the commonest entities resolved once, spaces joined. */
    static String of(String title) {
        String bare = ENTITY.matcher(TAG.matcher(title).replaceAll(""))
                .replaceAll(entity -> Matcher.quoteReplacement(resolved(entity)));
        return SPACES.matcher(bare).replaceAll(" ").strip();
    }

    private static String resolved(MatchResult entity) {
        String name = entity.group(1);
        if (name.charAt(0) != '#') {
            return NAMED.getOrDefault(name, entity.group());
        }
        boolean hexadecimal = Character.toLowerCase(name.charAt(1)) == 'x';
        int codePoint = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return Character.isDefined(codePoint) && !half && !Character.isISOControl(codePoint)
                ? Character.toString(codePoint)
                : " ";
    }

    private static Map<String, String> named(String namesAndTexts) {
        String[] words = namesAndTexts.split(" ", -1);
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            named.put(words[i], words[i + 1]);
        }
        return Map.copyOf(named);
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
