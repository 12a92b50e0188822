package vigie.finding;

/**
 * How widely a picture or a film of an original is shown: stock pictures, memes and templates are shown by many who never
 * met.
 *
 * @param copiers who were seen to show it, at least 1
 * @param owners whose originals hold it, at least 1
 * @param claimed whether a person called a copy of the original one: then it is the owner's, however many show it
 */
public record Spread(int copiers, int owners, boolean claimed) {
    /** As many unrelated sites make a phrase a set phrase; the first ones are told as usual. */
    static final int COPIERS_MIN = 8;

    /** Two owners may be a person and their company; three have it from elsewhere. */
    static final int OWNERS_MIN = 3;

    /** Returns whether it is nobody's in particular, as far as is known. */
    public boolean isShared() {
        return !claimed && (copiers >= COPIERS_MIN || owners >= OWNERS_MIN);
    }
}
