package vigie.text;

import java.util.EnumSet;
import java.util.Set;

/**
 * One step of a text's structure: a heading, a paragraph, an item. Nothing of its words but how many there are.
 *
 * @param span where it stands in the text, without white space around it
 * @param type what it looks like
 * @param words number of words, 0 or more
 * @param flags what it shows besides, not changed
 */
public record Rung(Span span, Type type, int words, Set<Flag> flags) {
    /** What a line looks like, whatever its language; judged by the text alone, so that both sides are judged alike. */
    public enum Type {
        /** Short and without a mark that ends a sentence. */
        HEADING(0),
        PARAGRAPH(1),
        /** Begins with a bullet, a dash or a symbol. */
        ITEM(2),
        /** Begins with a number. */
        NUMBERED(3),
        /** Begins with a mark of quotation and ends with one, or begins with ">". */
        QUOTE(4),
        /** The number of a slide or page and nothing more: "3", "3/10", "Slide 3". */
        MARK(5);

        private final int place;

        Type(int place) {
            this.place = place;
        }

        /** Returns its place in tables of types. */
        int place() {
            return place;
        }
    }

    /** What a line shows that survives translation. */
    public enum Flag {
        QUESTION(0),
        EXCLAMATION(1),
        /** Ends with a colon: something follows. */
        OPENING(2),
        DIGITS(3),
        PARENTHESIS(4),
        QUOTATION(5),
        LINK(6),
        HASHTAG(7),
        EMOJI(8),
        /** All its letters are capitals. */
        CAPITALS(9);

        private final int place;

        Flag(int place) {
            this.place = place;
        }

        /** Returns its place in tables of flags, and its bit in a mask of them. */
        int place() {
            return place;
        }
    }

    public Rung {
        if (words < 0) {
            throw new IllegalArgumentException("words: " + words);
        }
        flags = flags.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /** Returns the length on a scale where each step doubles it: {@code log₂(1 + words)}, 0 or more. */
    public double doublings() {
        return Math.log(1 + words) / Math.log(2);
    }
}
