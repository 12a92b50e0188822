package vigie.image;

/** What became of a picture's bytes. */
public sealed interface ImageReading {
    /** It was read. */
    record Fingerprinted(ImageFingerprint fingerprint) implements ImageReading {}

    /** It was read and there is nothing in it to recognize. */
    record SetAside(Why why) implements ImageReading {}

    /** It could not be read. */
    record Unreadable(ImageTrouble trouble) implements ImageReading {}

    /** Why a picture is set aside. */
    enum Why {
        /** A side of less than 64 pixels: icons, buttons, counting pixels. */
        SMALL,
        /** One color, or nearly. */
        BLANK
    }
}
