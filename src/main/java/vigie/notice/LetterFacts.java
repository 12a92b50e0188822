package vigie.notice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import vigie.evidence.Bundle;
import vigie.finding.Case;

/**
 * What a letter is filled from.
 *
 * @param found the case
 * @param pageText the text that the spans of its main sighting point into
 * @param originalText the text of its original
 * @param bundle the evidence kept at first sight
 * @param ipAddress the address that served the page, or empty when unknown
 * @param owner the owner's name
 * @param profile the owner's details by field name ({@code sender_email}, {@code sender_phone}…); never a personal field
 * @param typed what the person typed for this very letter, by field name
 * @param today the day of writing
 * @param zone for days
 */
public record LetterFacts(
        Case found,
        String pageText,
        String originalText,
        Optional<Bundle> bundle,
        Optional<String> ipAddress,
        String owner,
        Map<String, String> profile,
        Map<String, String> typed,
        LocalDate today,
        ZoneId zone) {
    public LetterFacts {
        profile = Map.copyOf(profile);
        typed = Map.copyOf(typed);
    }
}
