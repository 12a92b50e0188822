package vigie.text;

import java.util.Arrays;

/** A page's tokens with the places of each sorted shingle and the weight of each word, made once for all originals. */
final class ShingledPage {
    /** A shingle that stands more often in one page is a refrain or a table, and would pair everything with everything. */
    private static final int PLACES_MAX = 32;

    private static final int NONE = -1;

    private final Tokens tokens;
    private final long[] shingles;
    private final int[] slots;
    private final int[] next;
    private final int[] places;
    private final double[] bits;
    private final double[] bitsBefore;

    ShingledPage(Tokens tokens, Background background) {
        this.tokens = tokens;
        this.shingles = Shingles.sorted(tokens, Shingles.WORDS);
        this.slots = new int[Math.max(16, Integer.highestOneBit(shingles.length) * 4)];
        this.next = new int[shingles.length];
        this.places = new int[shingles.length];
        this.bits = new double[tokens.count()];
        this.bitsBefore = new double[tokens.count() + 1];
        Arrays.fill(slots, NONE);
        for (int place = shingles.length - 1; place >= 0; place--) {
            link(place);
        }
        for (int token = 0; token < bits.length; token++) {
            bits[token] = background.bits(tokens.hash(token));
            bitsBefore[token + 1] = bitsBefore[token] + bits[token];
        }
    }

    private void link(int place) {
        int slot = slotOf(shingles[place]);
        next[place] = slots[slot];
        places[place] = next[place] == NONE ? 1 : places[next[place]] + 1;
        slots[slot] = place;
    }

    private int slotOf(long shingle) {
        int slot = (int) (shingle & (slots.length - 1));
        while (slots[slot] != NONE && shingles[slots[slot]] != shingle) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    Tokens tokens() {
        return tokens;
    }

    int shingleCount() {
        return shingles.length;
    }

    /** Returns each shingle once, rising. */
    long[] distinctShingles() {
        return Shingles.distinct(shingles);
    }

    /** Returns the shingle that stands at a place, which is its first token. */
    long shingle(int place) {
        return shingles[place];
    }

    /** Returns the first place of a shingle, or -1 when it has none or too many. */
    int firstPlace(long shingle) {
        int place = slots[slotOf(shingle)];
        return place == NONE || places[place] > PLACES_MAX ? NONE : place;
    }

    /** Returns the next place of the shingle that stands at a place, or -1. */
    int nextPlace(int place) {
        return next[place];
    }

    /** Returns the self-information of the word at a token, in bits. */
    double bits(int token) {
        return bits[token];
    }

    /** Returns the self-information of the words of a range of tokens, cut off at the page's end, in bits. */
    double bits(int from, int to) {
        int end = Math.min(to, bits.length);
        return from >= end ? 0 : bitsBefore[end] - bitsBefore[from];
    }
}
