package vigie.text;

import java.util.Arrays;

/**
 * The form in which texts are compared, version {@value #VERSION}: words without case, accents, typography or tricks.
 *
 * <p>Compatibility forms are replaced (Unicode NFKC, so mathematical bold becomes plain letters), zero-width characters,
 * soft hyphens and variation selectors vanish, accents and case are folded, and everything that is neither letter nor
 * digit parts words, apostrophes and hyphens too. A hashtag is parted at its capitals, and the word "hashtag" that some
 * platforms put before the sign for screen readers is dropped. Scripts written without spaces give one token a character.
 */
public final class NormalForm {
    /** Another value is another form: whatever was stored under the old one must be made again. */
    public static final int VERSION = 1;

    private static final String SPOKEN_SIGN = "hashtag";

    private final String text;
    private final StringBuilder normal;
    private long[] hashes = new long[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] normalStarts = new int[64];
    private int count;

    private boolean open;
    private boolean inHashtag;
    private boolean lowerBefore;
    private int openStart;
    private int openEnd;

    private NormalForm(String text) {
        this.text = text;
        this.normal = new StringBuilder(text.length() + 1);
    }

    /** Returns the tokens of a text in reading order; none for a text without letters or digits. */
    public static Tokens tokens(String text) {
        return new NormalForm(text).read();
    }

    private Tokens read() {
        int position = 0;
        while (position < text.length()) {
            int codePoint = text.codePointAt(position);
            int next = position + Character.charCount(codePoint);
            take(codePoint, position, next);
            position = next;
        }
        close();
        return new Tokens(
                text.length(),
                normal.toString(),
                Arrays.copyOf(hashes, count),
                Arrays.copyOf(starts, count),
                Arrays.copyOf(ends, count),
                Arrays.copyOf(normalStarts, count));
    }

    private void take(int codePoint, int position, int next) {
        if (codePoint == '#' || codePoint == '\uFF03') {
            beginHashtag(position);
            return;
        }
        String folded = Folding.fold(codePoint);
        if (folded.equals(Folding.SEPARATOR)) {
            close();
            inHashtag = false;
            return;
        }
        if (folded.isEmpty()) {
            if (open && Character.getType(codePoint) == Character.NON_SPACING_MARK) {
                openEnd = next;
            }
            return;
        }
        boolean alone = Folding.standsAlone(codePoint);
        boolean upper = Character.isUpperCase(codePoint);
        if (alone || (inHashtag && upper && lowerBefore)) {
            close();
        }
        append(folded, position, next);
        lowerBefore = !upper;
        if (alone) {
            close();
        }
    }

    private void append(String folded, int position, int next) {
        if (!open) {
            open = true;
            openStart = position;
            ensureRoom();
            normalStarts[count] = normal.length();
        }
        normal.append(folded);
        openEnd = next;
    }

    private void beginHashtag(int position) {
        close();
        if (endsWithSpokenSign()) {
            dropSpokenSign(position);
        }
        inHashtag = true;
        lowerBefore = false;
    }

    private boolean endsWithSpokenSign() {
        int signStart = normal.length() - SPOKEN_SIGN.length() - 1;
        return signStart >= 0 && normal.substring(signStart).startsWith(SPOKEN_SIGN);
    }

    private void dropSpokenSign(int position) {
        int last = count - 1;
        if (!text.substring(ends[last], position).isBlank()) {
            return;
        }
        int signStart = normal.length() - SPOKEN_SIGN.length() - 1;
        count = last;
        normal.setLength(signStart);
        if (normalStarts[last] < signStart) {
            openEnd = Math.max(starts[last] + 1, ends[last] - SPOKEN_SIGN.length());
            open = true;
            openStart = starts[last];
            close();
        }
    }

    private void close() {
        if (!open) {
            return;
        }
        open = false;
        hashes[count] = Shingles.hash(normal, normalStarts[count], normal.length());
        starts[count] = openStart;
        ends[count] = openEnd;
        normal.append(' ');
        count++;
    }

    private void ensureRoom() {
        if (count == hashes.length) {
            int larger = 2 * count;
            hashes = Arrays.copyOf(hashes, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            normalStarts = Arrays.copyOf(normalStarts, larger);
        }
    }
}
