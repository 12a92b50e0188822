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
    private char[] normal;
    private int length;
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
        this.normal = new char[text.length() + 1];
    }

    /** Returns the tokens of a text in reading order; none for a text without letters or digits. */
    public static Tokens tokens(String text) {
        return new NormalForm(text).read();
    }

    private Tokens read() {
        int position = 0;
        while (position < text.length()) {
            char simple = inHashtag ? Folding.NOT_SIMPLE : Folding.simple(text.charAt(position));
            if (simple == Folding.SIMPLE_SEPARATOR) {
                close();
                position++;
                continue;
            }
            if (simple != Folding.NOT_SIMPLE) {
                position = takeWord(simple, position);
                continue;
            }
            int codePoint = text.codePointAt(position);
            int next = position + Character.charCount(codePoint);
            take(codePoint, position, next);
            position = next;
        }
        close();
        return new Tokens(
                text.length(),
                new String(normal, 0, length),
                Arrays.copyOf(hashes, count),
                Arrays.copyOf(starts, count),
                Arrays.copyOf(ends, count),
                Arrays.copyOf(normalStarts, count));
    }

    /** Takes a letter that stands for itself, and all that follow it; returns the position after them. */
    private int takeWord(char first, int position) {
        begin(position);
        char letter = first;
        int next = position;
        while (letter != Folding.NOT_SIMPLE && letter != Folding.SIMPLE_SEPARATOR) {
            put(letter);
            next++;
            letter = next < text.length() ? Folding.simple(text.charAt(next)) : Folding.NOT_SIMPLE;
        }
        openEnd = next;
        return next;
    }

    private void put(char letter) {
        if (length == normal.length) {
            normal = Arrays.copyOf(normal, 2 * length + 1);
        }
        normal[length++] = letter;
    }

    private void begin(int position) {
        if (open) {
            return;
        }
        open = true;
        openStart = position;
        ensureRoom();
        normalStarts[count] = length;
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
        begin(position);
        for (int i = 0; i < folded.length(); i++) {
            put(folded.charAt(i));
        }
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
        int signStart = length - SPOKEN_SIGN.length() - 1;
        return signStart >= 0 && new String(normal, signStart, SPOKEN_SIGN.length()).equals(SPOKEN_SIGN);
    }

    private void dropSpokenSign(int position) {
        int last = count - 1;
        if (!text.substring(ends[last], position).isBlank()) {
            return;
        }
        int signStart = length - SPOKEN_SIGN.length() - 1;
        count = last;
        length = signStart;
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
        hashes[count] = Shingles.hash(normal, normalStarts[count], length);
        starts[count] = openStart;
        ends[count] = openEnd;
        put(' ');
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
