package vigie.text;

/**
 * The words of a text in normal form, each with its place in the text. Immutable.
 *
 * <p>Ranges of tokens are half-open: {@code [from, to)}, {@code 0 ≤ from ≤ to ≤ count()}.
 */
public final class Tokens {
    private final int textLength;
    private final String normal;
    private final long[] hashes;
    private final int[] starts;
    private final int[] ends;
    private final int[] normalStarts;

    Tokens(int textLength, String normal, long[] hashes, int[] starts, int[] ends, int[] normalStarts) {
        this.textLength = textLength;
        this.normal = normal;
        this.hashes = hashes;
        this.starts = starts;
        this.ends = ends;
        this.normalStarts = normalStarts;
    }

    /** Returns the number of tokens. */
    public int count() {
        return hashes.length;
    }

    /** Returns the length of the text they come from, in UTF-16 units. */
    public int textLength() {
        return textLength;
    }

    /** Returns the 64-bit hash of one token: equal words have equal hashes, in every text and every run. */
    public long hash(int token) {
        return hashes[token];
    }

    /** Returns one token in normal form. */
    public String word(int token) {
        return normal(token, token + 1);
    }

    /** Returns a range of tokens in normal form, parted by single spaces; empty for an empty range. */
    public String normal(int from, int to) {
        if (from == to) {
            return "";
        }
        int end = to == count() ? normal.length() : normalStarts[to];
        return normal.substring(normalStarts[from], end - 1);
    }

    /** Returns where a range of at least one token stands in the text. */
    public Span span(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    /** Returns the tokens that lie within a span of the text, as a range of tokens: {@code start} first, {@code end} one past the last. */
    public Span within(Span span) {
        int from = firstAtOrAfter(starts, span.start());
        int to = firstAtOrAfter(ends, span.end() + 1);
        return new Span(from, Math.max(from, to));
    }

    private static int firstAtOrAfter(int[] sorted, int value) {
        int place = java.util.Arrays.binarySearch(sorted, value);
        return place >= 0 ? place : -place - 1;
    }
}
