package vigie.notice;

import java.util.Locale;

/**
 * A field that letters have.
 *
 * @param name as templates write it: {@code work_title}
 * @param type {@code text}, {@code date}, {@code datetime}, {@code url-list}…
 * @param french its label
 * @param english its label
 * @param filledBy who or what knows it: {@code profile}, {@code human}, {@code evidence}…
 */
record LetterField(String name, String type, String french, String english, String filledBy) {
    /** Returns the label in a language, without the explanation that follows a colon or a bracket. */
    String label(Locale language) {
        String label = language.getLanguage().equals("fr") ? french : english;
        return label.split(" ?[:(;]", 2)[0].strip();
    }

    /** Returns whether only a person writes it, for each letter anew: the signature, the reasoning, what is asked for. */
    boolean isPersonal() {
        return filledBy.equals("human") || filledBy.equals("legal-grounds");
    }
}
