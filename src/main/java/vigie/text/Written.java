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

    /** Returns a text with its words; an unknown language is told by its function words where they tell it. */
    public static Written of(String text, String language) {
        return of(text, NormalForm.tokens(text), language);
    }

    /** Returns the same for a text whose words were made before. */
    public static Written of(String text, Tokens tokens, String language) {
        return new Written(text, tokens, language.equals(UNKNOWN) ? FunctionWords.language(tokens) : language);
    }
}
