package vigie.notice;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.finding.Case;

/**
 * What a digest tells.
 *
 * @param owner whose watchlist it is
 * @param from end of the last digest
 * @param to when it was written
 * @param zone for dates
 * @param entries cases by section; within one, in the order given
 * @param checked what was looked at
 * @param unread what could not be read, in the order given
 * @param styles what may be said of ways of writing
 * @param journalHead of the journal when the mail was written
 * @param dashboard where the dashboard is, if this machine serves one
 */
public record Digest(
        String owner,
        Instant from,
        Instant to,
        ZoneId zone,
        List<DigestEntry> entries,
        Checked checked,
        List<Unread> unread,
        StyleNotes styles,
        String journalHead,
        Optional<URI> dashboard) {
    public Digest {
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
    }

    /** Returns whether nothing asks for the owner's eye. */
    public boolean isQuiet() {
        return entries.stream().allMatch(entry -> entry.section() == DigestEntry.Section.LEFT_ALONE);
    }

    /** Returns the mail in a language. */
    public MailContent write(Locale language) {
        Moments moments = new Moments(language, zone);
        DigestWords words = new DigestWords(this, new CaseWords(language, moments), moments);
        String subject = words.subject();
        return new MailContent(
                subject,
                new DigestText(this, words).text(),
                new DigestHtml(this, words, language).html(subject),
                List.of());
    }

    /** Returns the cases of a section. */
    List<Case> cases(DigestEntry.Section section) {
        return entries.stream()
                .filter(entry -> entry.section() == section)
                .map(DigestEntry::found)
                .toList();
    }
}
