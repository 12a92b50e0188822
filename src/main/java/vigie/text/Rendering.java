package vigie.text;

/** A word of an original and how it may read on a page. Immutable, as long as nobody changes the stems. */
final class Rendering {
    private final int token;
    private final long[] stems;
    private final double probability;
    private final boolean isKnown;

    /**
     * Makes a rendering.
     *
     * @param token its first place in the original
     * @param stems those that render it in the page's language, its own among them; not to be changed
     * @param probability that a window of unrelated text holds any of them, above 0 and below 1
     * @param isKnown whether it is expected to be found: the lexicon has it, or both texts are of one language
     */
    Rendering(int token, long[] stems, double probability, boolean isKnown) {
        this.token = token;
        this.stems = stems;
        this.probability = probability;
        this.isKnown = isKnown;
    }

    int token() {
        return token;
    }

    long[] stems() {
        return stems;
    }

    double probability() {
        return probability;
    }

    boolean isKnown() {
        return isKnown;
    }

    /** Returns how rare it is to meet the word by chance, in bits. */
    double bits() {
        return -Math.log(probability) / Math.log(2);
    }
}
