package vigie.text;

/** What a page shows of a slot. */
public enum Way {
    FIRST,
    SECOND,
    /** Neither way within its words, or both: the slot is left out, reworded, or stands in several copies. */
    UNSEEN
}
