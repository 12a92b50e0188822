package vigie.notice;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One mail about sources that broke or work again; what a person is told at one moment comes in one mail.
 *
 * @param news at least one, all of one watchlist
 */
public record PlumbingMail(List<Plumbing> news) {
    public PlumbingMail {
        news = List.copyOf(news);
        if (news.isEmpty()) {
            throw new IllegalArgumentException("no news");
        }
    }

    /** Returns the mail in a language, dates in a zone. */
    public MailContent write(Locale language, ZoneId zone) {
        Moments moments = new Moments(language, zone);
        CaseWords words = new CaseWords(language, moments);
        String subject = subject(words);
        List<String> paragraphs =
                news.size() == 1 ? paragraphs(news.getFirst(), words, moments) : paragraphs(words, moments);
        String footer = words.say("plumbing.footer");
        return new MailContent(
                subject,
                String.join("\n\n", paragraphs) + "\n\n" + footer + "\n",
                html(language, subject, paragraphs, footer),
                List.of());
    }

    private String subject(CaseWords words) {
        long broke = news.stream().filter(Plumbing.Broke.class::isInstance).count();
        if (news.size() > 1 && broke == 0) {
            return words.say("plumbing.many-again.subject", news.size());
        }
        if (news.size() > 1) {
            return words.say("plumbing.many.subject", broke, news.size() - broke);
        }
        return words.say(
                broke == 1 ? "plumbing.broke.subject" : "plumbing.again.subject",
                news.getFirst().source());
    }

    private List<String> paragraphs(CaseWords words, Moments moments) {
        List<String> paragraphs = new ArrayList<>();
        for (Plumbing one : news) {
            paragraphs.add(
                    switch (one) {
                        case Plumbing.Broke broke ->
                            words.say(
                                    "plumbing.broke.line",
                                    broke.source(),
                                    words.reason(broke.reason()),
                                    broke.failures(),
                                    moments.moment(broke.nextTry()));
                        case Plumbing.WorksAgain again ->
                            words.say("plumbing.again.line", again.source(), moments.moment(again.brokeAt()));
                    });
        }
        paragraphs.add(words.say("plumbing.do"));
        return paragraphs;
    }

    private static List<String> paragraphs(Plumbing one, CaseWords words, Moments moments) {
        return switch (one) {
            case Plumbing.Broke broke ->
                List.of(
                        words.say("plumbing.broke", broke.source(), broke.watchlist(), words.reason(broke.reason())),
                        broke.worked()
                                .map(at -> words.say("plumbing.worked", moments.moment(at), broke.failures()))
                                .orElseGet(() -> words.say("plumbing.never-worked", broke.failures())),
                        words.say("plumbing.next", moments.moment(broke.nextTry())),
                        words.say("plumbing.do"));
            case Plumbing.WorksAgain again ->
                List.of(
                        words.say("plumbing.again", again.source(), again.watchlist()),
                        words.say("plumbing.again.since", moments.moment(again.brokeAt()), again.pages()));
        };
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
