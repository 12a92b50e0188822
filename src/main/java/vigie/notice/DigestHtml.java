package vigie.notice;

import java.util.Locale;
import vigie.finding.Case;

/** The HTML of a digest. */
final class DigestHtml {
    private final Digest digest;
    private final DigestWords words;
    private final Locale language;

    DigestHtml(Digest digest, DigestWords words, Locale language) {
        this.digest = digest;
        this.words = words;
        this.language = language;
    }

    String html(String subject) {
        Html html = MailFrame.open(language, subject, words.checked());
        MailFrame.title(html, digest.isQuiet() ? words.say("digest.quiet") : subject);
        MailFrame.small(html, words.period());
        MailFrame.row(html, "padding-top:10px;");
        html.text(words.checked());
        MailFrame.endRow(html);
        for (DigestEntry.Section section : DigestEntry.Section.values()) {
            if (!digest.cases(section).isEmpty()) {
                section(html, section);
            }
        }
        unread(html);
        styles(html);
        MailFrame.row(html, "padding-top:18px;");
        html.element(
                "div",
                words.say("mail.journal", digest.journalHead()),
                "class",
                "small",
                "style",
                MailFrame.SMALL + "word-break:break-all;");
        MailFrame.endRow(html);
        MailFrame.footer(html, words.say("mail.footer"));
        return MailFrame.close(html);
    }

    private void section(Html html, DigestEntry.Section section) {
        MailFrame.section(
                html, words.say("section." + section, digest.cases(section).size()));
        MailFrame.row(html, "padding-top:6px;");
        html.open("table", MailFrame.attributes("entries", "width:100%;"));
        digest.cases(section).forEach(found -> entry(html, section, found));
        html.close();
        MailFrame.endRow(html);
    }

    private void entry(Html html, DigestEntry.Section section, Case found) {
        String cell = "vertical-align:top;padding-top:9px;padding-bottom:9px;" + MailFrame.RULE;
        html.open("tr");
        html.open("td", "class", "small rule", "style", cell + "width:48px;" + MailFrame.SMALL);
        CaseWords.link(digest.dashboard(), found.id(), "")
                .ifPresentOrElse(
                        link -> html.link(link, found.id(), "style", MailFrame.LINK), () -> html.text(found.id()));
        html.close();
        html.open("td", "class", "body rule", "style", cell + "font-size:14px;line-height:20px;color:#1d2329;");
        html.element("div", words.line(found));
        html.element("div", words.particulars(section, found), "class", "small", "style", MailFrame.SMALL);
        html.open("div", "style", "font-size:13px;line-height:19px;word-break:break-all;")
                .link(found.main().url().value(), found.main().url().value(), "style", MailFrame.LINK)
                .close();
        html.close().close();
    }

    private void unread(Html html) {
        if (digest.unread().isEmpty()) {
            return;
        }
        MailFrame.section(html, words.say("digest.unread", digest.checked().unread()));
        MailFrame.row(html, "padding-top:6px;");
        html.open("ul", "style", "margin:0;padding-left:18px;");
        digest.unread()
                .forEach(unread -> html.element(
                        "li",
                        words.unread(unread),
                        "class",
                        "small",
                        "style",
                        MailFrame.SMALL + "word-break:break-word;"));
        html.close();
        MailFrame.endRow(html);
    }

    private void styles(Html html) {
        if (digest.styles().compared() == 0) {
            return;
        }
        MailFrame.section(html, words.say("digest.styles"));
        MailFrame.row(html, "padding-top:6px;");
        html.element("div", words.styles(), "class", "small", "style", MailFrame.SMALL);
        html.open("ul", "style", "margin:0;padding-left:18px;");
        digest.styles()
                .nearer()
                .forEach(account -> html.element("li", account, "class", "small", "style", MailFrame.SMALL));
        html.close();
        MailFrame.endRow(html);
    }
}
