package vigie.text;

/**
 * Something wrong with a slot of a draft.
 *
 * @param line of its opening brace, from 1
 * @param column of its opening brace in UTF-16 units, from 1
 * @param kind what is wrong
 */
public record SlotFault(int line, int column, Kind kind) {
    /** What can be wrong. */
    public enum Kind {
        /** No closing brace before the paragraph ends. */
        UNCLOSED,
        /** A slot within a slot. */
        NESTED,
        /** The first two ways differ by case, accents or punctuation only, or not at all. */
        SAME,
        /** One slot too many for a draft. */
        TOO_MANY
    }
}
