package vigie.notice;

import vigie.text.Span;

/**
 * A passage with what stands around it, its words as they are, white space made single; what is left out shows as
 * {@code …}.
 *
 * @param before words before it, may be empty
 * @param shared the passage
 * @param after words after it, may be empty
 */
record Excerpt(String before, String shared, String after) {
    /** Words around a passage help to find it; more would hide it. */
    private static final int CONTEXT_UNITS = 90;

    /** A longer passage is cut in its middle: whole it stands in the evidence bundle. */
    private static final int SHARED_UNITS_MAX = 700;

    /** Returns the excerpt of a span of a text, or an empty one when the text is not at hand. */
    static Excerpt of(String text, Span span) {
        if (span.end() > text.length()) {
            return new Excerpt("", "", "");
        }
        return new Excerpt(before(text, span.start()), cutInTheMiddle(single(span.of(text))), after(text, span.end()));
    }

    /** Returns a text on one line, at most so many UTF-16 units, cut at a word. */
    static String shortened(String text, int unitsMax) {
        String single = single(text);
        return single.length() <= unitsMax ? single : head(single, unitsMax - 1) + "…";
    }

    boolean isEmpty() {
        return shared.isEmpty();
    }

    private static String before(String text, int end) {
        int start = Math.max(0, end - CONTEXT_UNITS);
        String words = single(text.substring(start, end));
        return start == 0 ? words : "… " + afterFirstSpace(words);
    }

    private static String after(String text, int start) {
        int end = Math.min(text.length(), start + CONTEXT_UNITS);
        String words = single(text.substring(start, end));
        return end == text.length() ? words : head(words, words.length()) + " …";
    }

    private static String cutInTheMiddle(String shared) {
        if (shared.length() <= SHARED_UNITS_MAX) {
            return shared;
        }
        String end = shared.substring(shared.length() - SHARED_UNITS_MAX / 2);
        return head(shared, SHARED_UNITS_MAX / 2) + " […] " + afterFirstSpace(end);
    }

    /** The first units of a text up to its last whole word. */
    private static String head(String text, int units) {
        String cut = text.substring(0, units);
        int space = cut.lastIndexOf(' ');
        return space < 1 ? withoutHalfPair(cut) : cut.substring(0, space);
    }

    private static String afterFirstSpace(String text) {
        int space = text.indexOf(' ');
        if (space >= 0) {
            return text.substring(space + 1);
        }
        return !text.isEmpty() && Character.isLowSurrogate(text.charAt(0)) ? text.substring(1) : text;
    }

    private static String withoutHalfPair(String text) {
        boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        return half ? text.substring(0, text.length() - 1) : text;
    }

    /** White space made single, the outer kept: it parts the passage from what stands around it. */
    private static String single(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ");
    }
}
