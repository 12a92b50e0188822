package vigie.text;

/**
 * Stems of words: the first {@value #LETTERS} letters of the normal form, as hashes. Crude, without a dictionary, and the same
 * for every language written in letters; "translate", "translated" and "translation" are one, and so are many cognates.
 */
final class Stems {
    /** Enough to part "interest" from "internet", short enough to join nearly all inflections. */
    static final int LETTERS = 6;

    private Stems() {}

    /** Returns the stem of a word in normal form; a word with a digit is its own. */
    static String of(String word) {
        boolean number = word.chars().anyMatch(Character::isDigit);
        return number || word.length() <= LETTERS ? word : word.substring(0, LETTERS);
    }

    /** Returns the hash of each token's stem, in text order. */
    static long[] of(Tokens tokens) {
        long[] stems = new long[tokens.count()];
        for (int token = 0; token < stems.length; token++) {
            stems[token] = hash(of(tokens.word(token)));
        }
        return stems;
    }

    /** Returns the hash of a stem; that of a word of at most {@value #LETTERS} letters is the word's own. */
    static long hash(String stem) {
        return Shingles.hash(stem, 0, stem.length());
    }
}
