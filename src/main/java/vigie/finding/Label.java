package vigie.finding;

/** What the gate says of an observation, in the order the gate asks. */
public enum Label {
    /** On one of the owner's own sites: never reported. */
    OWN,
    /** A permission covers it. */
    ALLOWED,
    /** A permission names it, but its dates or originals do not cover this use. */
    OUTSIDE_PERMISSION,
    /** It is dated before the original: never called a copy. */
    EARLIER,
    /** Quoted and credited: a mention. */
    QUOTED,
    /** Too little, or too common, to interest anybody. */
    SMALL,
    /** A standing query's words. */
    MENTION,
    /** Alike without the same words: waits in the list for whoever has time, never mailed at once. */
    SIMILAR,
    /** A picture that many show, stock or meme or template: flagged, never mailed at once. */
    SHARED,
    /** Passed every step: a person should look. */
    REUSE;

    /** Returns whether a person should be told at once, once it was found again. */
    public boolean raisesAlert() {
        return this == REUSE || this == OUTSIDE_PERMISSION;
    }
}
