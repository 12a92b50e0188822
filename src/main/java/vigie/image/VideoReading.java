package vigie.image;

/** What became of a film's bytes. */
public sealed interface VideoReading {
    /** It was read. */
    record Fingerprinted(VideoFingerprint fingerprint) implements VideoReading {}

    /** It was read and there is nothing in it to recognize as a film. */
    record SetAside(Why why) implements VideoReading {}

    /** It could not be read. */
    record Unreadable(ImageTrouble trouble) implements VideoReading {}

    /** Why a film is set aside. */
    enum Why {
        /** A side of less than 64 pixels. */
        SMALL,
        /** One color, or nearly, from beginning to end. */
        BLANK,
        /** Nothing moves: one picture for its whole length, to be looked for as a picture. */
        STILL
    }
}
