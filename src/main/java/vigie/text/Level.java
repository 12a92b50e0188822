package vigie.text;

/** How closely the two sides of a passage agree. */
public enum Level {
    /** The same words in the same order. */
    EXACT,
    /** Mostly the same words in the same order. */
    NEAR,
    /** The same words, but this passage stands elsewhere in the order of passages than in the original. */
    REORDERED
}
