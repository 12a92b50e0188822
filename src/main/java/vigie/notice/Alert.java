package vigie.notice;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.finding.Case;

/**
 * What an alert tells: one case, side by side.
 *
 * @param found the case
 * @param pageText the text that the spans of its main sighting point into; empty when the page asks not to be quoted
 * @param originalText the text of its original, empty for a mention or when its words may not be shown
 * @param thumbnails small pictures of both sides; may be empty
 * @param evidenceId of the bundle kept, or empty
 * @param manifestSha256 of that bundle, or empty
 * @param journalHead of the journal when the mail was written
 * @param dashboard where the dashboard is, if this machine serves one
 * @param zone for dates
 */
public record Alert(
        Case found,
        String pageText,
        String originalText,
        List<Thumbnail> thumbnails,
        String evidenceId,
        String manifestSha256,
        String journalHead,
        Optional<URI> dashboard,
        ZoneId zone) {
    public Alert {
        thumbnails = List.copyOf(thumbnails);
    }

    /** Returns the mail in a language. */
    public MailContent write(Locale language) {
        CaseWords words = new CaseWords(language, new Moments(language, zone));
        String subject = words.say("alert.subject", words.headline(found));
        return new MailContent(
                subject,
                new AlertText(this, words).text(),
                new AlertHtml(this, words, language).html(subject),
                thumbnails);
    }
}
