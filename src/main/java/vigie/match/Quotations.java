package vigie.match;

import java.util.BitSet;
import java.util.List;
import vigie.extract.Block;
import vigie.extract.Page;
import vigie.text.Passage;
import vigie.text.Span;

/** Where a text quotes: blocks marked as quotations, and what stands between quotation marks. Immutable. */
final class Quotations {
    /** A mark left open further than this is an inch sign or a mistake, in UTF-16 units. */
    private static final int LENGTH_MAX = 4_000;

    /** Share of a passage that must be quoted: an aligned word may stand just outside the marks. */
    private static final double QUOTED_SHARE = 0.9;

    private static final String OPENING = "«“„";
    private static final String CLOSING = "»”“";

    private final BitSet quoted;

    private Quotations(BitSet quoted) {
        this.quoted = quoted;
    }

    /** Returns the quotations of a page. */
    static Quotations of(Page page) {
        BitSet quoted = betweenMarks(page.text());
        for (Block block : page.blocks()) {
            if (block.kind() == Block.Kind.QUOTE) {
                quoted.set(block.start(), block.end());
            }
        }
        return new Quotations(quoted);
    }

    private static BitSet betweenMarks(String text) {
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

    /**
     * Returns whether every passage is quoted by the page; one that the original itself quotes as a whole is not, for it
     * is then copied with its marks.
     */
    boolean holdAll(List<Passage> passages, String original) {
        BitSet quotedInOriginal = betweenMarks(original);
        return passages.stream()
                .allMatch(passage -> isIn(quoted, passage.candidate()) && !isIn(quotedInOriginal, passage.original()));
    }

    private static boolean isIn(BitSet quoted, Span span) {
        return quoted.get(span.start(), span.end()).cardinality() >= QUOTED_SHARE * span.length();
    }
}
