package vigie.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Text under construction, in blocks parted by newlines.
 *
 * <p>Runs of HTML white space become one space; no-break spaces (U+00A0, U+202F) are letters of French typography and
 * stay. Control characters, noncharacters and lone surrogates are dropped: they break indexes and mails. Text beyond
 * {@link Limits#TEXT_UNITS_MAX} is dropped. Not thread-safe.
 */
final class TextFlow {
    private static final int NONE = -1;

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private int blockStart = NONE;
    private boolean spaceDue;
    private int newlinesDue;
    private boolean cut;

    /** Says what kind the blocks that begin from now on are. */
    void kind(Block.Kind newKind) {
        kind = newKind;
    }

    /** Adds running text, white space folded. */
    void append(String raw) {
        add(raw, false);
    }

    /** Adds text whose white space counts, as in program code. */
    void appendVerbatim(String raw) {
        add(raw, true);
    }

    /** Adds a whole block, white space folded, newlines inside kept as they are. */
    void block(Block.Kind newKind, String raw) {
        breakBlock();
        kind(newKind);
        appendVerbatim(raw.strip());
        breakBlock();
    }

    /** One line break stays inside the block; two in a row end it. */
    void lineBreak() {
        if (blockStart != NONE) {
            newlinesDue++;
        }
    }

    /** Ends the block, if one has begun. */
    void breakBlock() {
        if (blockStart != NONE) {
            blocks.add(new Block(kind, blockStart, text.length()));
        }
        blockStart = NONE;
        spaceDue = false;
        newlinesDue = 0;
    }

    /** Marks what was written since a position as a quotation, if anything was. */
    void quoteSince(int start) {
        if (start < text.length()) {
            blocks.add(new Block(Block.Kind.QUOTE, start, text.length()));
        }
    }

    /** Returns the unit at which the next character will stand. */
    int position() {
        if (blockStart == NONE) {
            return text.isEmpty() ? 0 : text.length() + 1;
        }
        if (newlinesDue > 0) {
            return text.length() + 1;
        }
        return spaceDue ? text.length() + 1 : text.length();
    }

    /** Returns the text written since a position, without white space around it. */
    String since(int start) {
        return start < text.length() ? text.substring(start).strip() : "";
    }

    /** Returns the whole text so far. */
    String text() {
        return text.toString();
    }

    /** Returns the blocks ended so far. */
    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Returns whether the limit dropped text. */
    boolean isCut() {
        return cut;
    }

    /** Returns a text on one line: white space folded, controls dropped, at most so many units. */
    static String folded(String raw, int unitsMax) {
        var flow = new TextFlow();
        flow.append(raw.length() > 4 * unitsMax ? raw.substring(0, 4 * unitsMax) : raw);
        String folded = flow.text();
        if (folded.length() <= unitsMax) {
            return folded;
        }
        int end = Character.isHighSurrogate(folded.charAt(unitsMax - 1)) ? unitsMax - 1 : unitsMax;
        return folded.substring(0, end);
    }

    private void add(String raw, boolean verbatim) {
        for (int i = 0; i < raw.length(); ) {
            int codePoint = raw.codePointAt(i);
            i += Character.charCount(codePoint);
            if (isSpace(codePoint)) {
                space(codePoint, verbatim);
            } else if (isText(codePoint)) {
                character(codePoint);
            }
        }
    }

    private void space(int codePoint, boolean verbatim) {
        if (blockStart == NONE) {
            return;
        }
        if (!verbatim) {
            spaceDue = true;
        } else if (codePoint != '\r' && text.length() + 2 <= Limits.TEXT_UNITS_MAX) {
            payDue();
            text.append(codePoint == '\f' ? '\n' : (char) codePoint);
        }
    }

    private void character(int codePoint) {
        // A character may bring the newline or space before it, and may be two units.
        if (text.length() + 3 > Limits.TEXT_UNITS_MAX) {
            cut = true;
            return;
        }
        if (newlinesDue > 1) {
            breakBlock();
        }
        if (blockStart == NONE) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            blockStart = text.length();
        }
        payDue();
        text.appendCodePoint(codePoint);
    }

    private void payDue() {
        if (newlinesDue > 0) {
            text.append('\n');
        } else if (spaceDue) {
            text.append(' ');
        }
        newlinesDue = 0;
        spaceDue = false;
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ' ' || codePoint == '\n' || codePoint == '\t' || codePoint == '\r' || codePoint == '\f';
    }

    private static boolean isText(int codePoint) {
        boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !noncharacter && !surrogate && !Character.isISOControl(codePoint);
    }
}
