package vigie.image;

/** What became of a picture's bytes when its hash for exchange was asked for. */
public sealed interface PdqReading {
    /** It was read. */
    record Hashed(Pdq pdq) implements PdqReading {}

    /** It could not be read. */
    record Unreadable(ImageTrouble trouble) implements PdqReading {}
}
