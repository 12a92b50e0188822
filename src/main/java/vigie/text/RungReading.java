package vigie.text;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vigie.text.Rung.Flag;

/** Says what one line of a text looks like. The patterns need no backtracking: cost is linear. */
final class RungReading {
    /** Another value is another way to read: whatever was stored under the old one must be made again. */
    static final int VERSION = 1;

    /** Words of the longest heading: titles of posts have up to a dozen. */
    private static final int HEADING_WORDS_MAX = 12;

    private static final Pattern MARK = Pattern.compile("\\p{L}{0,9}\\.?\\s?\\d{1,3}(?:\\s?/\\s?\\d{1,3})?");
    private static final Pattern NUMBERED = Pattern.compile("(?:\\d{1,3}\\s?[.):\\-–—]|\\d\\uFE0F?\\u20E3)\\s?\\S");
    private static final Pattern LINK = Pattern.compile("https?://|www\\.\\p{Alnum}");
    private static final Pattern HASHTAG = Pattern.compile("[#＃]\\p{L}");
    private static final String BULLETS = "-*+–—•‣◦·→⇒➔➜➤►▶▪■□●○✓✔✗✘";
    private static final String QUOTE_OPENINGS = "\"“«„‘‹";
    private static final String QUOTE_CLOSINGS = "\"”»“’›";
    private static final String ENDINGS = ".!?…:;,。！？";

    private RungReading() {}

    /** Returns the rung of a line; empty for a line without anything to see. */
    static Optional<Rung> read(String text, Span line) {
        int start = line.start();
        int end = line.end();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return Optional.empty();
        }
        String shown = text.substring(start, end);
        int words = words(shown);
        return Optional.of(new Rung(new Span(start, end), type(shown, words), words, flags(shown)));
    }

    private static boolean isBlank(char unit) {
        return Character.isWhitespace(unit)
                || Character.isSpaceChar(unit)
                || Character.getType(unit) == Character.FORMAT;
    }

    private static int words(String shown) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < shown.length(); i++) {
            boolean letter = Character.isLetterOrDigit(shown.charAt(i));
            words += letter && !inWord ? 1 : 0;
            inWord = letter;
        }
        return words;
    }

    private static Rung.Type type(String shown, int words) {
        if (MARK.matcher(shown).matches()) {
            return Rung.Type.MARK;
        }
        if (NUMBERED.matcher(shown).lookingAt()) {
            return Rung.Type.NUMBERED;
        }
        int first = shown.codePointAt(0);
        if (first == '>' || (isOneOf(QUOTE_OPENINGS, first) && isQuoteToTheEnd(shown))) {
            return Rung.Type.QUOTE;
        }
        if (isOneOf(BULLETS, first) || isPictograph(first)) {
            return Rung.Type.ITEM;
        }
        boolean heading = words <= HEADING_WORDS_MAX && !isOneOf(ENDINGS, last(shown));
        return heading ? Rung.Type.HEADING : Rung.Type.PARAGRAPH;
    }

    private static boolean isQuoteToTheEnd(String shown) {
        int last = last(shown);
        int before = shown.length() > 1 ? shown.charAt(shown.length() - 2) : last;
        return isOneOf(QUOTE_CLOSINGS, last) || (isOneOf(ENDINGS, last) && isOneOf(QUOTE_CLOSINGS, before));
    }

    private static Set<Flag> flags(String shown) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        boolean small = false;
        boolean capital = false;
        for (int i = 0; i < shown.length(); ) {
            int codePoint = shown.codePointAt(i);
            i += Character.charCount(codePoint);
            small |= Character.isLowerCase(codePoint);
            capital |= Character.isUpperCase(codePoint);
            mark(codePoint, flags);
        }
        add(flags, Flag.CAPITALS, capital && !small);
        add(flags, Flag.OPENING, isOneOf(":：", last(shown)));
        add(flags, Flag.LINK, LINK.matcher(shown).find());
        add(flags, Flag.HASHTAG, HASHTAG.matcher(shown).find());
        return flags;
    }

    private static void mark(int codePoint, Set<Flag> flags) {
        add(flags, Flag.QUESTION, isOneOf("?？¿", codePoint));
        add(flags, Flag.EXCLAMATION, isOneOf("!！¡", codePoint));
        add(flags, Flag.PARENTHESIS, isOneOf("(（", codePoint));
        add(flags, Flag.QUOTATION, isOneOf("\"“«„", codePoint));
        add(flags, Flag.DIGITS, Character.isDigit(codePoint));
        add(flags, Flag.EMOJI, isPictograph(codePoint));
    }

    private static void add(Set<Flag> flags, Flag flag, boolean shown) {
        if (shown) {
            flags.add(flag);
        }
    }

    private static boolean isPictograph(int codePoint) {
        return Character.isEmojiPresentation(codePoint) || (Character.isEmoji(codePoint) && codePoint > 0x2190);
    }

    private static boolean isOneOf(String set, int codePoint) {
        return set.indexOf(codePoint) >= 0;
    }

    private static int last(String shown) {
        return shown.codePointBefore(shown.length());
    }
}
