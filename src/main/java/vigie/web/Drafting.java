package vigie.web;

import java.util.List;
import java.util.Locale;

/** Drafts letters from what is known of a case. Sends nothing. */
public interface Drafting {
    /** Returns the letters there are, gentlest first. */
    List<Template> templates(Locale language);

    /** Returns the letter for a case that exists, from a template of {@link #templates}. */
    Draft draft(String caseId, String template, Locale language);

    /**
     * A kind of letter.
     *
     * @param name as commands and addresses write it: {@code first-contact}
     * @param title as a person reads it
     */
    record Template(String name, String title) {}

    /**
     * A letter as far as it goes.
     *
     * @param subject may be empty
     * @param body with visible marks where something is missing
     * @param missing what the person still has to say, in words
     */
    record Draft(String subject, String body, List<String> missing) {
        public Draft {
            missing = List.copyOf(missing);
        }
    }
}
