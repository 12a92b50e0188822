package vigie.image;

import java.util.Locale;

/** Why nothing could be learned of a picture. */
public enum ImageTrouble {
    /** More bytes than a picture of a page has. */
    TOO_MANY_BYTES,
    /** More pixels than are decoded, by the picture's own header. */
    TOO_MANY_PIXELS,
    /** No format of pictures that we know. */
    UNKNOWN_FORMAT,
    /** A format that we know and cannot decode: HEIC, pictures made of tiles, films in formats of the past. */
    UNSUPPORTED_FORMAT,
    /** It ends before its end. */
    TRUNCATED,
    /** The decoder refused it. */
    DAMAGED,
    /** Its decoding took the worker's process down. */
    WORKER_CRASHED,
    /** It took too long; the worker was stopped. */
    TIMED_OUT;

    /** Returns whether it tells of the worker, not of the picture: another time it may be read. */
    public boolean isWorkersFault() {
        return this == WORKER_CRASHED || this == TIMED_OUT;
    }

    /** Returns the name as JSON and logs show it, for instance {@code too-many-pixels}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
