package vigie.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.crawl.Reason;

/** What a plumbing mail tells: a source broke, or works again; each once. */
public sealed interface Plumbing {
    /** Returns the source's words and address, as its watchlist says them. */
    String source();

    /** Returns the watchlist's name. */
    String watchlist();

    /**
     * A source cannot be read.
     *
     * @param reason of the last failure
     * @param failures in a row, at least 1
     * @param worked when it last worked, if ever
     * @param nextTry when it is tried again
     */
    record Broke(
            String watchlist, String source, Reason reason, int failures, Optional<Instant> worked, Instant nextTry)
            implements Plumbing {}

    /**
     * A source that broke works again.
     *
     * @param brokeAt when it was first told to be broken
     * @param pages read at the visit that worked
     */
    record WorksAgain(String watchlist, String source, Instant brokeAt, int pages) implements Plumbing {}

    /** Returns the mail in a language, dates in a zone. */
    default MailContent write(Locale language, ZoneId zone) {
        Moments moments = new Moments(language, zone);
        CaseWords words = new CaseWords(language, moments);
        List<String> paragraphs = switch (this) {
            case Broke broke -> told(broke, words, moments);
            case WorksAgain again ->
                List.of(
                        words.say("plumbing.again", source(), watchlist()),
                        words.say("plumbing.again.since", moments.moment(again.brokeAt()), again.pages()));
        };
        String subject =
                words.say(this instanceof Broke ? "plumbing.broke.subject" : "plumbing.again.subject", source());
        return new MailContent(
                subject,
                String.join("\n\n", paragraphs) + "\n\n" + words.say("plumbing.footer") + "\n",
                html(language, subject, paragraphs, words.say("plumbing.footer")),
                List.of());
    }

    private static List<String> told(Broke broke, CaseWords words, Moments moments) {
        return List.of(
                words.say("plumbing.broke", broke.source(), broke.watchlist(), words.reason(broke.reason())),
                broke.worked()
                        .map(at -> words.say("plumbing.worked", moments.moment(at), broke.failures()))
                        .orElseGet(() -> words.say("plumbing.never-worked", broke.failures())),
                words.say("plumbing.next", moments.moment(broke.nextTry())),
                words.say("plumbing.do"));
    }

    private static String html(Locale language, String subject, List<String> paragraphs, String footer) {
        Html html = MailFrame.open(language, subject, paragraphs.getFirst());
        MailFrame.title(html, subject);
        for (String paragraph : paragraphs) {
            MailFrame.row(html, "padding-top:10px;word-break:break-word;");
            html.text(paragraph);
            MailFrame.endRow(html);
        }
        MailFrame.footer(html, footer);
        return MailFrame.close(html);
    }
}
