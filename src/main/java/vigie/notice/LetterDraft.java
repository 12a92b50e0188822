package vigie.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A letter for a person to read, complete and send.
 *
 * @param template its name: {@code first-contact}
 * @param language of the letter
 * @param guide what to think of before sending; never sent
 * @param recipient who it is for, in words
 * @param subject one line
 * @param message the letter, missing fields as visible blanks
 * @param shortVersion for a private message with little room, when the template has one
 * @param missing required fields without a value, in the template's order
 * @param platform the service to whose form it goes, when the copier's domain is known
 * @param cautions what speaks against sending it as it is
 */
public record LetterDraft(
        String template,
        Locale language,
        String guide,
        String recipient,
        String subject,
        String message,
        Optional<String> shortVersion,
        List<MissingField> missing,
        Optional<Platform> platform,
        List<String> cautions) {
    public LetterDraft {
        missing = List.copyOf(missing);
        cautions = List.copyOf(cautions);
    }

    /**
     * A field without a value.
     *
     * @param name as {@code LetterFacts.typed} takes it
     * @param label in the letter's language
     * @param filledBy who or what knows it, in words
     */
    public record MissingField(String name, String label, String filledBy) {}
}
