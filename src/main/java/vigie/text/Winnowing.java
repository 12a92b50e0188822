package vigie.text;

import java.util.Arrays;

/**
 * Selects fingerprints among the shingle hashes of a text: the smallest hash of every window of consecutive ones, the
 * rightmost one when several tie, each kept once (Schleimer, Wilkerson, Aiken, SIGMOD 2003, section 3).
 *
 * <p>Two texts that share {@code window} consecutive shingles share a fingerprint, and about two of {@code window + 1} hashes
 * are kept.
 */
final class Winnowing {
    private Winnowing() {}

    /**
     * Returns the places of the fingerprints, rising; those of a text shorter than a window are those of one window.
     *
     * @param hashes in text order, may be empty, not changed
     * @param window shingles in a window, at least 1
     */
    static int[] places(long[] hashes, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window: " + window);
        }
        int[] places = new int[hashes.length];
        int count = 0;
        int least = -1;
        for (int end = Math.min(window, hashes.length); end <= hashes.length && end > 0; end++) {
            int start = Math.max(0, end - window);
            if (least < start) {
                least = rightmostLeast(hashes, start, end);
            } else if (hashes[end - 1] <= hashes[least]) {
                least = end - 1;
            }
            if (count == 0 || places[count - 1] != least) {
                places[count++] = least;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int rightmostLeast(long[] hashes, int start, int end) {
        int least = start;
        for (int i = start + 1; i < end; i++) {
            least = hashes[i] <= hashes[least] ? i : least;
        }
        return least;
    }
}
