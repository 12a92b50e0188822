package vigie.index;

/**
 * A half-open range of UTF-16 units to mark in a text, because a query found its words there.
 *
 * @param start first unit, 0 or more
 * @param end one past the last unit
 */
public record Mark(int start, int end) {
    public Mark {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: [" + start + ", " + end + ")");
        }
    }
}
