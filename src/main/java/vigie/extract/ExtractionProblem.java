package vigie.extract;

/**
 * Something that went wrong while bytes became a page.
 *
 * @param kind what
 * @param detail the particular, may be empty
 */
public record ExtractionProblem(Kind kind, String detail) {
    /** Kinds of problems. */
    public enum Kind {
        /** The type is not one we read. */
        NOT_READABLE,
        /** The bytes do not hold what their type says. */
        BROKEN,
        /** A limit cut the text, the pages or the links. */
        CUT,
        /** The charset named does not exist or does not fit. */
        CHARSET,
        /** The file asks for a password. */
        ENCRYPTED
    }
}
