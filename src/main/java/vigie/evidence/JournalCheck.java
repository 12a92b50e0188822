package vigie.evidence;

/** What reading a journal from its first line came to. */
public sealed interface JournalCheck {
    /**
     * Every line names the line before it.
     *
     * @param lines how many
     * @param head SHA-256 of the last line, 64 zeros when there is none: to be compared with a mail that names it
     */
    record Whole(long lines, String head) implements JournalCheck {}

    /**
     * The chain breaks.
     *
     * @param line the first line that does not hold, from 1
     * @param problem what is wrong with it
     */
    record Broken(long line, Problem problem) implements JournalCheck {}

    /** What can be wrong with a line. */
    enum Problem {
        /** It names another line before it: this line or the one before was changed, added or removed. */
        PREVIOUS_DIFFERS,
        /** It is not one of ours. */
        NOT_AN_EVENT,
        /** It has no end. */
        TORN
    }
}
