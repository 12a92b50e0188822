package vigie.text;

/**
 * A text and the language it is written in.
 *
 * @param text as stored; spans are places in it
 * @param tokens its words
 * @param language ISO 639-1 code, or {@value #UNKNOWN}
 */
public record Written(String text, Tokens tokens, String language) {
    /** The language is not known (ISO 639-2, undetermined). */
    public static final String UNKNOWN = "und";

    /**
     * Returns a text with its words. Pages are often written in another language than they declare, so where function words
     * tell one of the languages they are known of, they are believed.
     */
    public static Written of(String text, String language) {
        return of(text, NormalForm.tokens(text), language);
    }

    /** Returns the same for a text whose words were made before. */
    public static Written of(String text, Tokens tokens, String language) {
        if (!language.equals(UNKNOWN) && !FunctionWords.LANGUAGES.contains(language)) {
            return new Written(text, tokens, language);
        }
        String told = FunctionWords.language(tokens);
        return new Written(text, tokens, told.equals(UNKNOWN) ? language : told);
    }
}
