package vigie.notice;

import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Sighting;

/** The sentences of a digest. */
final class DigestWords {
    private final Digest digest;
    private final CaseWords words;
    private final Moments moments;

    DigestWords(Digest digest, CaseWords words, Moments moments) {
        this.digest = digest;
        this.words = words;
        this.moments = moments;
    }

    String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    String subject() {
        if (digest.isQuiet()) {
            return say("digest.subject.quiet", digest.checked().pages());
        }
        return say(
                "digest.subject",
                digest.cases(DigestEntry.Section.NEW).size(),
                digest.cases(DigestEntry.Section.WAITING).size());
    }

    String period() {
        return say("digest.period", digest.owner(), moments.moment(digest.from()), moments.moment(digest.to()));
    }

    String checked() {
        Checked checked = digest.checked();
        return say(
                "digest.checked",
                checked.pages(),
                checked.unchanged(),
                checked.sources(),
                checked.originals(),
                checked.unread());
    }

    /** What a list says of a case: where, how much, of which original. */
    String line(Case found) {
        return words.headline(found);
    }

    /** The particulars under it: dates and what the second look gave, or why it was left alone. */
    String particulars(DigestEntry.Section section, Case found) {
        Sighting main = found.main();
        if (section == DigestEntry.Section.LEFT_ALONE) {
            return words.label(main).orElseGet(() -> words.say("label." + Label.SMALL));
        }
        String now = main.gone().map(at -> say("digest.gone", moments.day(at))).orElseGet(() -> words.state(main));
        return say("digest.particulars", moments.day(found.openedAt()), addresses(found), now);
    }

    /** What was compared of ways of writing, and what that does not mean. */
    String styles() {
        StyleNotes styles = digest.styles();
        return say("digest.styles.compared", styles.compared(), styles.nearer().size(), styles.unsaid());
    }

    String unread(Unread unread) {
        return say("digest.unread.line", unread.what(), words.reason(unread.reason()), unread.count());
    }

    private static int addresses(Case found) {
        return (int) found.sightings().stream().map(Sighting::url).distinct().count();
    }
}
