package vigie.text;

/**
 * All that is kept of one confidential name: how many words it has, and a keyed hash of them.
 *
 * @param words at least 1
 * @param hash keyed hash of the words in normal form and in their order
 */
public record KeyedName(int words, long hash) {
    /** Returns what is kept of a name under a key; a text without words is an IllegalArgumentException. */
    public static KeyedName of(String name, SipHash key) {
        Tokens tokens = NormalForm.tokens(name);
        if (tokens.count() == 0) {
            throw new IllegalArgumentException("a name without words");
        }
        return new KeyedName(tokens.count(), hash(tokens, 0, tokens.count(), key));
    }

    /** Returns the keyed hash of some words of a text; costs what one word does. */
    static long hash(Tokens text, int from, int to, SipHash key) {
        long words = (long) to - from;
        for (int token = from; token < to; token++) {
            words = Shingles.mixed(words * 31 + text.hash(token));
        }
        return key.hash(words);
    }
}
