package vigie.text;

/**
 * A word of an original and how it may read on a page.
 *
 * @param token its first place in the original
 * @param stems those that render it in the page's language, its own among them
 * @param probability that a window of unrelated text holds any of them, above 0 and below 1
 * @param isKnown whether it is expected to be found: the lexicon has it, or both texts are of one language
 */
record Rendering(int token, long[] stems, double probability, boolean isKnown) {
    /** Returns how rare it is to meet the word by chance, in bits. */
    double bits() {
        return -Math.log(probability) / Math.log(2);
    }
}
