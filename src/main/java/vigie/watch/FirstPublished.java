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
        /** A hint: file metadata can be wrong and is easily changed. */
        METADATA,
        /** The day Vigie first saw it: no date is known, and the original counts as unpublished. */
        FIRST_SEEN
    }

    /** Returns whether the owner or a publication says when it came out, so that the original is known to be public. */
    public boolean isPublic() {
        return origin != Origin.METADATA && origin != Origin.FIRST_SEEN;
    }
}
