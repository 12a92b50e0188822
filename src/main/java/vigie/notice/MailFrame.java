package vigie.notice;

import java.util.Locale;

/**
 * What all our HTML mails share: 600 pixels, tables, styles in place for readers that drop style sheets, and a sheet for
 * those that know a dark mode.
 */
final class MailFrame {
    static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    static final String SMALL = "font-size:13px;line-height:19px;color:#5b6470;";
    static final String BODY = "font-size:15px;line-height:22px;color:#1d2329;";
    static final String MARK = "background-color:#ffe9a8;color:#1d2329;";
    static final String LINK = "color:#0b5cad;";
    static final String RULE = "border-top:1px solid #e3e6ea;";

    /** Readers that recolour by themselves leave this alone; others follow the sheet. */
    private static final String SHEET = """
            :root{color-scheme:light dark;supported-color-schemes:light dark}
            mark{border-radius:2px}
            @media (prefers-color-scheme:dark){
            body,.page{background-color:#14171a!important}
            .card{background-color:#1e2328!important;border-color:#343b43!important}
            .body,h1,h2{color:#e8ebee!important}
            .small{color:#a3adb8!important}
            .rule{border-color:#343b43!important}
            a{color:#7ab8ff!important}
            .badge{background-color:#2b333b!important;color:#dfe5ea!important}
            mark{background-color:#6b5310!important;color:#fff4d1!important}
            .button{background-color:#2b333b!important;color:#dfe5ea!important;border-color:#46505a!important}
            }
            @media (max-width:520px){.half{display:block!important;width:100%!important}}
            """;

    private MailFrame() {}

    /** Opens a mail's document down to its one column; the preview is what lists of mails show after the subject. */
    static Html open(Locale language, String subject, String preview) {
        Html html = new Html();
        html.open("html", "lang", language.getLanguage());
        html.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty("meta", "name", "supported-color-schemes", "content", "light dark")
                .element("title", subject)
                .style(SHEET)
                .close();
        html.open("body", "style", "margin:0;padding:0;background-color:#f3f4f6;" + FONT);
        html.element("div", preview, "style", "display:none;max-height:0;overflow:hidden;");
        html.open("table", attributes("page", "width:100%;background-color:#f3f4f6;"))
                .open("tr")
                .open("td", "align", "center", "style", "padding:20px 10px;");
        return html.open(
                "table",
                attributes(
                        "card",
                        "width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e3e6ea;border-radius:8px;"));
    }

    /** Closes the document. */
    static String close(Html html) {
        return html.close().close().close().close().close().close().document();
    }

    /** Opens a row of the one column. */
    static Html row(Html html, String style) {
        return html.open("tr").open("td", "class", "body", "style", "padding:0 24px;text-align:left;" + BODY + style);
    }

    /** Closes a row. */
    static Html endRow(Html html) {
        return html.close().close();
    }

    static void title(Html html, String text) {
        row(html, "padding-top:22px;");
        html.element("h1", text, "style", "margin:0;font-size:20px;line-height:27px;font-weight:600;color:#1d2329;");
        endRow(html);
    }

    static void section(Html html, String text) {
        row(html, "padding-top:22px;");
        html.element("h2", text, "style", "margin:0;font-size:16px;line-height:22px;font-weight:600;color:#1d2329;");
        endRow(html);
    }

    static void small(Html html, String text) {
        row(html, "padding-top:6px;");
        html.element("div", text, "class", "small", "style", SMALL);
        endRow(html);
    }

    static void footer(Html html, String text) {
        row(html, "padding-top:20px;padding-bottom:20px;");
        html.element("div", text, "class", "small rule", "style", SMALL + RULE + "padding-top:12px;");
        endRow(html);
    }

    /** Attributes of a table that only lays out. */
    static String[] attributes(String cssClass, String style) {
        return new String[] {
            "class",
            cssClass,
            "role",
            "presentation",
            "cellpadding",
            "0",
            "cellspacing",
            "0",
            "border",
            "0",
            "style",
            style
        };
    }
}
