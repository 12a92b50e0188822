package vigie.finding;

/** Whether an observation was found again (DESIGN: never merge the last two). */
public enum State {
    /** A second look shows it. */
    CONFIRMED,
    /** Seen once. */
    UNCONFIRMED,
    /** The second look was not possible: robots, 403, timeout. */
    COULD_NOT_CHECK
}
