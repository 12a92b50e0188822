package vigie.text;

/**
 * A sentence of an original and one of a page that share much.
 *
 * @param original number of the sentence in the original
 * @param page number of the sentence on the page
 */
record SentencePair(int original, int page) {}
