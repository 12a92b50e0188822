package vigie.watch;

import java.time.Instant;

/**
 * When an original first came out, as far as is known.
 *
 * @param at the instant; the start of the day, month or year (UTC) when the precision is coarser
 * @param precision how fine {@code at} is
 * @param origin where the date comes from, surest first
 */
public record FirstPublished(Instant at, Precision precision, Origin origin) {
    /** How fine a date is. */
    public enum Precision {
        SECOND,
        DAY,
        MONTH,
        YEAR
    }

    /** Where a date comes from, surest first. */
    public enum Origin {
        FRONT_MATTER,
        SIDE_FILE,
        FEED,
        EXPORT,
        /** An export, of what only some could see, or of which it does not tell who could: dated as surely, yet not public. */
        EXPORT_TO_SOME,
        /** A hint: file metadata can be wrong and is easily changed. */
        METADATA,
        /** The day Vigie first saw it: no date is known, and the original counts as unpublished. */
        FIRST_SEEN
    }

    /** Returns whether the owner or a publication says when it came out; else it is a hint. */
    public boolean isStated() {
        return origin != Origin.METADATA && origin != Origin.FIRST_SEEN;
    }

    /** Returns whether it is said when it came out for all to see, so that the original is known to be public. */
    public boolean isPublic() {
        return isStated() && origin != Origin.EXPORT_TO_SOME;
    }
}
