package vigie.discover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Titles and snippets of search results: plain text of a bounded length. */
final class Excerpt {
    /** What a query may take in an address: an address is at most 2,083 chars, a letter up to nine of them. */
    private static final int ENCODED_MAX = 1_600;

    private Excerpt() {}

    /** Returns a text without tags and entities, cut at a space where it is longer than so many UTF-16 units. */
    static String of(String html, int lengthMax) {
        return cut(PlainText.of(html), lengthMax);
    }

    private static String cut(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        int space = text.lastIndexOf(' ', lengthMax - 1);
        int end = space > lengthMax / 2 ? space : lengthMax - 1;
        int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole).strip() + "…";
    }

    /**
     * Returns the first words of a query, as many as fit into the limits; a first word that is too long is cut. A phrase
     * that loses its end is ended, which takes one of the units.
     *
     * @param lengthMax in UTF-16 units, at least 2
     */
    static String words(String text, int wordsMax, int lengthMax) {
        String[] words = text.strip().split("\\s+", -1);
        String kept = "";
        for (int i = 0; i < Math.min(words.length, wordsMax); i++) {
            String longer = i == 0 ? words[0] : kept + " " + words[i];
            if (!fits(longer, lengthMax)) {
                break;
            }
            kept = longer;
        }
        return balanced(kept.isEmpty() ? start(words[0], lengthMax) : kept);
    }

    private static String start(String word, int lengthMax) {
        String start = word;
        while (!fits(start, lengthMax)) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start;
    }

    private static boolean fits(String text, int lengthMax) {
        return balanced(text).length() <= lengthMax
                && URLEncoder.encode(text, StandardCharsets.UTF_8).length() <= ENCODED_MAX;
    }

    private static String balanced(String text) {
        long marks = text.chars().filter(c -> c == '"').count();
        return marks % 2 == 0 ? text : text + '"';
    }
}
