package vigie.image;

import java.time.Duration;

/**
 * A stretch of a film.
 *
 * @param start from the beginning of the film, at least 0
 * @param end not before the start
 */
public record VideoSpan(Duration start, Duration end) {
    public VideoSpan {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("no stretch: " + start + " to " + end);
        }
    }

    /** Returns how long it lasts. */
    public Duration length() {
        return end.minus(start);
    }
}
