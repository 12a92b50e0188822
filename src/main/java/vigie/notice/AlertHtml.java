package vigie.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.finding.Case;
import vigie.finding.Verdict;

/** The HTML of an alert: the same as its text, with both sides beside each other. */
final class AlertHtml {
    private static final String CODE =
            "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12px;line-height:18px;word-break:break-all;";
    private static final String BUTTON = "display:inline-block;margin:4px 6px 4px 0;padding:7px 12px;border:1px solid"
            + " #cfd5db;border-radius:6px;background-color:#f6f7f9;color:#1d2329;font-size:14px;text-decoration:none;";

    private final Alert alert;
    private final CaseWords words;
    private final Locale language;

    AlertHtml(Alert alert, CaseWords words, Locale language) {
        this.alert = alert;
        this.words = words;
        this.language = language;
    }

    String html(String subject) {
        Case found = alert.found();
        Html html = MailFrame.open(language, subject, words.state(found.main()));
        MailFrame.title(html, words.headline(found));
        where(html, found);
        facts(html, found);
        pictures(html);
        passages(html);
        verdicts(html, found);
        evidence(html);
        MailFrame.footer(html, words.say("mail.footer"));
        return MailFrame.close(html);
    }

    private static void where(Html html, Case found) {
        MailFrame.row(html, "padding-top:8px;");
        html.element("div", found.main().title(), "style", "font-weight:600;");
        link(html, found.main().url().value());
        AlertText.otherAddresses(found).forEach(url -> link(html, url));
        MailFrame.endRow(html);
    }

    private static void link(Html html, String url) {
        html.open("div", "style", "word-break:break-all;font-size:13px;line-height:19px;")
                .link(url, url, "style", MailFrame.LINK)
                .close();
    }

    private void facts(Html html, Case found) {
        MailFrame.row(html, "padding-top:14px;");
        html.open("table", MailFrame.attributes("facts", "width:100%;"));
        for (CaseWords.Fact fact : words.facts(found)) {
            html.open("tr");
            html.element(
                    "td",
                    fact.name(),
                    "class",
                    "small rule",
                    "style",
                    cell("width:150px;padding-right:10px;") + MailFrame.SMALL);
            html.element(
                    "td",
                    fact.value(),
                    "class",
                    "body rule",
                    "style",
                    cell("word-break:break-word;") + "font-size:14px;line-height:20px;color:#1d2329;");
            html.close();
        }
        html.close();
        MailFrame.endRow(html);
    }

    private static String cell(String more) {
        return "vertical-align:top;padding-top:6px;padding-bottom:6px;" + MailFrame.RULE + more;
    }

    private void pictures(Html html) {
        if (alert.thumbnails().isEmpty()) {
            return;
        }
        MailFrame.section(html, words.say("alert.pictures"));
        MailFrame.row(html, "padding-top:8px;");
        for (Thumbnail picture : shown(Thumbnail.Side.BOTH)) {
            image(html, picture, 560);
            html.element("p", words.say("alert.pictures.both"), "style", "margin:0;font-size:13px;line-height:1.4;");
        }
        if (shown(Thumbnail.Side.BOTH).isEmpty()) {
            html.open("table", MailFrame.attributes("sides", "width:100%;")).open("tr");
            apart(html, Thumbnail.Side.ORIGINAL);
            apart(html, Thumbnail.Side.PAGE);
            html.close().close();
        }
        MailFrame.endRow(html);
    }

    private void apart(Html html, Thumbnail.Side side) {
        html.open("td", "class", "half", "style", half());
        heading(html, words.say("side." + side));
        shown(side).forEach(picture -> image(html, picture, 250));
        html.close();
    }

    private List<Thumbnail> shown(Thumbnail.Side side) {
        return alert.thumbnails().stream()
                .filter(picture -> picture.side() == side)
                .toList();
    }

    private static void image(Html html, Thumbnail picture, int width) {
        html.empty(
                "img",
                "src",
                "cid:" + picture.name(),
                "alt",
                picture.caption(),
                "width",
                String.valueOf(width),
                "style",
                "display:block;width:100%;max-width:" + width + "px;height:auto;border:0;margin-bottom:8px;");
    }

    private void passages(Html html) {
        List<SharedPassage> shown = SharedPassage.of(alert);
        if (shown.isEmpty()) {
            return;
        }
        MailFrame.section(html, words.say("alert.passages"));
        MailFrame.row(html, "padding-top:8px;");
        html.open("table", MailFrame.attributes("sides", "width:100%;"));
        boolean mine = shown.stream().anyMatch(passage -> !passage.mine().isEmpty());
        boolean theirs = shown.stream().anyMatch(passage -> !passage.theirs().isEmpty());
        for (SharedPassage passage : shown) {
            html.open("tr").open("td", "colspan", "2", "class", "rule", "style", MailFrame.RULE + "padding-top:10px;");
            html.element(
                    "span",
                    words.say("passage." + passage.level(), passage.number(), passage.words()),
                    "class",
                    "badge",
                    "style",
                    badge());
            html.close().close().open("tr");
            if (mine) {
                side(html, words.say("side.ORIGINAL"), passage.mine());
            }
            if (theirs) {
                side(html, words.say("side.PAGE"), passage.theirs());
            }
            html.close();
        }
        html.close();
        AlertText.more(alert, words)
                .ifPresent(more -> html.element("div", more, "class", "small", "style", MailFrame.SMALL));
        MailFrame.endRow(html);
    }

    private static void side(Html html, String heading, Excerpt excerpt) {
        html.open("td", "class", "half", "style", half());
        heading(html, heading);
        html.open(
                "div",
                "class",
                "body",
                "style",
                "font-size:14px;line-height:21px;color:#1d2329;word-break:break-word;");
        html.element("span", excerpt.before(), "class", "small", "style", "color:#5b6470;");
        html.element("mark", excerpt.shared(), "style", MailFrame.MARK);
        html.element("span", excerpt.after(), "class", "small", "style", "color:#5b6470;");
        html.close().close();
    }

    private static void heading(Html html, String text) {
        html.element("div", text, "class", "small", "style", MailFrame.SMALL + "padding-bottom:4px;");
    }

    private void verdicts(Html html, Case found) {
        MailFrame.section(html, words.say("alert.next"));
        MailFrame.row(html, "padding-top:6px;");
        for (Verdict verdict : Verdict.values()) {
            Optional<String> link = CaseWords.link(alert.dashboard(), found.id(), verdict.label());
            link.ifPresent(
                    address -> html.link(address, words.say("verdict." + verdict), "class", "button", "style", BUTTON));
        }
        html.open("div", "class", "small", "style", MailFrame.SMALL + "padding-top:8px;");
        html.text(words.say(alert.dashboard().isPresent() ? "alert.links" : "alert.terminal"));
        html.close();
        for (Verdict verdict : Verdict.values()) {
            html.open("div", "class", "small", "style", MailFrame.SMALL + "padding-top:2px;");
            html.element("code", AlertText.command(found, verdict), "style", CODE);
            html.text(" · " + words.say("verdict." + verdict)).close();
        }
        html.element(
                "div",
                AlertText.lettersLine(alert, words),
                "class",
                "small",
                "style",
                MailFrame.SMALL + "padding-top:8px;");
        MailFrame.endRow(html);
    }

    private void evidence(Html html) {
        MailFrame.section(html, words.say("alert.evidence"));
        MailFrame.small(html, AlertText.evidenceLine(alert, words));
        MailFrame.row(html, "padding-top:4px;");
        if (!alert.manifestSha256().isEmpty()) {
            html.element(
                    "div",
                    words.say("evidence.manifest", alert.manifestSha256()),
                    "class",
                    "small",
                    "style",
                    MailFrame.SMALL + "word-break:break-all;");
        }
        html.element(
                "div",
                words.say("mail.journal", alert.journalHead()),
                "class",
                "small",
                "style",
                MailFrame.SMALL + "word-break:break-all;");
        MailFrame.endRow(html);
    }

    private static String half() {
        return "width:50%;vertical-align:top;padding:8px 10px 12px 0;";
    }

    private static String badge() {
        return "display:inline-block;padding:2px 8px;border-radius:10px;background-color:#eef1f4;color:#3a424b;"
                + "font-size:12px;line-height:18px;";
    }
}
