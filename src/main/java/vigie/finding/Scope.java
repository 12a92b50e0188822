package vigie.finding;

/** How far a verdict reaches. */
public enum Scope {
    URL,
    HOST,
    AUTHOR,
    EVERYWHERE
}
