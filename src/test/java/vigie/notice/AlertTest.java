package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.State;
import vigie.match.Match;
import vigie.text.Span;

class AlertTest {
    private static final Optional<URI> DASHBOARD = Optional.of(URI.create("http://127.0.0.1:8080/"));

    @Test
    void alert_frenchText_saysWhatWasObserved() {
        MailContent mail = SampleCases.plain(
                SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of()).write(Locale.FRENCH));
        assertThat(mail.subject())
                .isEqualTo("Vigie : Une page de copieur.example reprend 118 mots de « Sept erreurs de carrousel »");
        assertThat(mail.text())
                .contains("Première constatation : 24 novembre 2026 à 09:14 (Europe/Paris)")
                .contains("Date de la page : 20 novembre 2026, selon la page elle-même")
                .contains("« Sept erreurs de carrousel », 1er septembre 2026, selon votre flux")
                .contains("118 mots en 2 passages : 82 % de votre texte, 12 % de la page")
                .contains("Vérification : retrouvé lors d’un second passage")
                .contains("1 · mot pour mot, 15 mots")
                .contains("« seule idée par page, un titre qui se lit seul, et la preuve avant la promesse. »")
                .contains("./vigie judge c17 not-mine\n  http://127.0.0.1:8080/cases/c17?verdict=not-mine")
                .contains("./vigie judge c17 unsure --until 2026-12-24")
                .contains(SampleCases.HEAD);
    }

    @Test
    void alert_englishText_saysTheSame() {
        MailContent mail =
                SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of()).write(Locale.ENGLISH);
        assertThat(mail.subject())
                .isEqualTo("Vigie: A page of copieur.example shares 118 words with “Sept erreurs de carrousel”");
        assertThat(mail.text())
                .contains("First seen: 24 November 2026, 09:14 (Europe/Paris)")
                .contains("118 words in 2 passages: 82% of your text, 12% of the page")
                .contains("Checked again: found again at a second visit")
                .contains("2 · nearly the same, 7 words");
    }

    @Test
    void alert_french_hasNarrowSpaces() {
        MailContent mail =
                SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of()).write(Locale.FRENCH);
        assertThat(mail.subject()).startsWith("Vigie\u00a0: ").endsWith("«\u202fSept erreurs de carrousel\u202f»");
    }

    @Test
    void alert_pageThatAsksNotToBeQuoted_showsTheOwnSideOnly() {
        Alert quoting = SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of());
        Alert alert = new Alert(
                quoting.found(),
                "",
                quoting.originalText(),
                List.of(),
                "",
                "",
                quoting.journalHead(),
                DASHBOARD,
                SampleCases.PARIS);
        MailContent mail = alert.write(Locale.ENGLISH);
        assertThat(mail.html()).contains("la preuve avant la promesse").doesNotContain("gratuits");
        assertThat(mail.text())
                .contains("Yours:")
                .doesNotContain("On the page:")
                .contains("No bundle was kept");
    }

    @Test
    void alert_neverAccuses() {
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            MailContent mail = SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of())
                    .write(language);
            assertThat(mail.text().toLowerCase(Locale.ROOT))
                    .doesNotContain("plagia")
                    .doesNotContain("stole")
                    .doesNotContain("voleur")
                    .doesNotContain("infring")
                    .doesNotContain("contrefa");
        }
    }

    @Test
    void alert_htmlOfHostilePage_isEscaped() {
        MailContent mail =
                SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of()).write(Locale.FRENCH);
        assertThat(mail.html())
                .contains("Mes conseils &lt;du&gt; jour")
                .contains("&lt;gratuits&gt;")
                .contains("<mark style=\"background-color:#ffe9a8;color:#1d2329;\">seule idée par page")
                .doesNotContain("<du>")
                .doesNotContain("<gratuits>");
    }

    @Test
    void alert_withoutDashboard_hasCommandsAndNoLinksToIt() {
        MailContent mail = SampleCases.alert(SampleCases.text("c17"), Optional.empty(), List.of())
                .write(Locale.ENGLISH);
        assertThat(mail.text()).contains("./vigie judge c17 copy").doesNotContain("/cases/");
        assertThat(mail.html()).contains("./vigie judge c17 copy").doesNotContain("/cases/");
    }

    @Test
    void alert_image_showsBothSides() {
        List<Thumbnail> thumbnails = List.of(
                new Thumbnail("mine", Thumbnail.Side.ORIGINAL, "page-3.png", Body.EMPTY),
                new Thumbnail("theirs", Thumbnail.Side.PAGE, "i.jpg", Body.EMPTY));
        MailContent mail = SampleCases.alert(SampleCases.image("c18"), DASHBOARD, thumbnails)
                .write(Locale.ENGLISH);
        assertThat(mail.subject())
                .isEqualTo(
                        "Vigie: A picture on copieur.example shows “Sept erreurs de carrousel” on 42% of its surface");
        assertThat(mail.html()).contains("cid:mine").contains("cid:theirs");
        assertThat(mail.text()).contains("90% of yours is visible; mirrored").contains("seen once so far");
        assertThat(mail.pictures()).hasSize(2);
    }

    @Test
    void alert_mention_quotesTheWordsFound() {
        MailContent mail = SampleCases.plain(SampleCases.alert(SampleCases.mention("c19"), DASHBOARD, List.of())
                .write(Locale.FRENCH));
        assertThat(mail.subject()).isEqualTo("Vigie : presse.example mentionne \"Léna Martin\"");
        assertThat(mail.text()).contains("« Mes conseils »");
    }

    @Test
    void alert_leakOfACopy_saysWithWhichItIsCompatible_andBlamesNobody() {
        checkCopy(
                new Match.Trace(24, 24, List.of(new Match.CopyTold("h3", "Studio Orval", 23))),
                "Copie : compatible avec la version remise à Studio Orval (23 marques sur 24) ; cela ne dit pas qui l’a transmise",
                "Copy: compatible with the copy given to Studio Orval (23 marks of 24); this does not say who passed it on");
        checkCopy(
                new Match.Trace(24, 7, List.of()),
                "Copie : 7 marques vues sur 24 : à moins de 8, rien n’est dit d’aucune copie",
                "Copy: 7 marks of 24 seen: with fewer than 8, nothing is said of any copy");
        checkCopy(
                new Match.Trace(24, 12, List.of()),
                "Copie : 12 marques vues sur 24 : elles ne vont assez clairement avec aucune copie pour en nommer une",
                "Copy: 12 of 24 marks seen: they go with no one copy clearly enough to name it");
    }

    private static void checkCopy(Match.Trace trace, String french, String english) {
        Case found = SampleCases.leak(
                "c3",
                new Match.Leak("b1", List.of(new Match.Leaked(2, new Span(0, 12), 38)), List.of(trace), List.of()));
        MailContent mail =
                SampleCases.plain(SampleCases.alert(found, DASHBOARD, List.of()).write(Locale.FRENCH));
        assertThat(mail.text()).contains(french);
        assertThat(mail.html())
                .contains(french.substring(french.indexOf(": ") + 2).substring(0, 20));
        assertThat(SampleCases.alert(found, DASHBOARD, List.of())
                        .write(Locale.ENGLISH)
                        .text())
                .contains(english)
                .contains("letter c3 leak-notice");
    }

    @Test
    void alert_namesNearEachOther_saysHowMany_andNone() {
        Case found = SampleCases.leak(
                "c3", new Match.Leak("b4", List.of(new Match.Leaked(0, new Span(0, 12), 5)), List.of(), List.of(2)));
        MailContent mail =
                SampleCases.plain(SampleCases.alert(found, DASHBOARD, List.of()).write(Locale.FRENCH));
        assertThat(mail.subject())
                .isEqualTo("Vigie : Une page de copieur.example rapproche les 2 noms de votre règle b4");
        assertThat(mail.text()).contains("les noms se trouvent près les uns des autres à un endroit ;");
    }

    @Test
    void alert_outsidePermission_saysSo() {
        MailContent mail = SampleCases.alert(
                        SampleCases.text("c17", Label.OUTSIDE_PERMISSION, State.COULD_NOT_CHECK, Optional.empty()),
                        DASHBOARD,
                        List.of())
                .write(Locale.ENGLISH);
        assertThat(mail.subject()).endsWith("“Sept erreurs de carrousel”, outside the permission you gave");
        assertThat(mail.text())
                .contains("Note: outside the permission you gave")
                .contains("letter c17 permission-renewal")
                .contains("seen once; the second visit was not possible")
                .contains("Date of the page: the page gives none");
    }
}
