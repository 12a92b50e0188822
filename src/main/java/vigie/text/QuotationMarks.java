package vigie.text;

import java.util.BitSet;

/** What stands between quotation marks in a text. */
public final class QuotationMarks {
    /** A mark left open further than this is an inch sign or a mistake, in UTF-16 units. */
    private static final int LENGTH_MAX = 4_000;

    private static final String OPENING = "«“„";
    private static final String CLOSING = "»”“";

    private QuotationMarks() {}

    /** Returns the UTF-16 units between marks, the opening ones included: « », “ ”, „ “, and " " within one line. */
    public static BitSet between(String text) {
        BitSet quoted = new BitSet();
        for (int i = 0; i < OPENING.length(); i++) {
            mark(text, OPENING.charAt(i), CLOSING.charAt(i), quoted);
        }
        markStraight(text, quoted);
        return quoted;
    }

    private static void mark(String text, char opening, char closing, BitSet quoted) {
        int start = text.indexOf(opening);
        while (start >= 0) {
            int end = text.indexOf(closing, start + 1);
            if (end < 0) {
                return;
            }
            if (end - start <= LENGTH_MAX) {
                quoted.set(start, end);
            }
            start = text.indexOf(opening, end);
        }
    }

    /** Straight marks open and close alike, so they are paired within one line only. */
    private static void markStraight(String text, BitSet quoted) {
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\n') {
                start = -1;
            } else if (unit == '"' && start < 0) {
                start = i;
            } else if (unit == '"') {
                quoted.set(start, i);
                start = -1;
            }
        }
    }
}
