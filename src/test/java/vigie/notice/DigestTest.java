package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.Reason;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.State;
import vigie.notice.DigestEntry.Section;

class DigestTest {
    @Test
    void digest_quiet_saysWhatWasChecked() {
        Digest digest = digest(List.of(), List.of());
        MailContent french = SampleCases.plain(digest.write(Locale.FRENCH));
        assertThat(french.subject()).isEqualTo("Vigie : rien de nouveau, 412 pages vérifiées");
        assertThat(french.text())
                .contains("Rien de nouveau, et rien ne vous attend.")
                .contains("Lu : 412 pages (dont 380 sans changement) de 5 sources, comparé à 23 originaux.")
                .contains("Non lu : 3 adresses.");
        MailContent english = digest.write(Locale.ENGLISH);
        assertThat(english.subject()).isEqualTo("Vigie: nothing new, 412 pages checked");
        assertThat(english.html()).contains("Nothing new, and nothing waiting for you.");
    }

    @Test
    void digest_onlyLeftAlone_isQuiet() {
        assertThat(digest(List.of(new DigestEntry(Section.LEFT_ALONE, SampleCases.earlier("c5"))), List.of())
                        .isQuiet())
                .isTrue();
    }

    @Test
    void digest_cases_standInTheirSections() {
        MailContent mail = SampleCases.plain(digest(
                        List.of(
                                new DigestEntry(Section.NEW, SampleCases.text("c17")),
                                new DigestEntry(Section.WAITING, SampleCases.image("c18")),
                                new DigestEntry(Section.LEFT_ALONE, SampleCases.earlier("c5"))),
                        List.of())
                .write(Locale.FRENCH));
        assertThat(mail.subject()).isEqualTo("Vigie : un nouveau cas, un vous attend");
        assertThat(mail.text())
                .containsSubsequence(
                        "Nouveau (1)",
                        "- c17  Une page de copieur.example reprend 118 mots",
                        "Première constatation le 24 novembre 2026, à une adresse ; retrouvé lors d’un second passage.",
                        "Vous attend (1)",
                        "- c18",
                        "./vigie show c18",
                        "Laissé de côté, et pourquoi (1)",
                        "- c5",
                        "daté d’avant votre original : ce n’en est pas une copie");
        assertThat(mail.html()).contains("c17").contains("Vous attend (1)");
    }

    @Test
    void digest_useOutsideAPermission_saysSo() {
        Case outside = SampleCases.text("c17", Label.OUTSIDE_PERMISSION, State.CONFIRMED, Optional.empty());
        MailContent mail = digest(List.of(new DigestEntry(Section.WAITING, outside)), List.of())
                .write(Locale.ENGLISH);
        assertThat(mail.text()).contains("“Sept erreurs de carrousel”, outside the permission you gave");
    }

    @Test
    void digest_unread_saysWhy() {
        Unread robots = new Unread("suspect.example", new Reason(Reason.Kind.ROBOTS_DISALLOW, "Disallow: /"), 3);
        MailContent mail = digest(List.of(), List.of(robots)).write(Locale.ENGLISH);
        assertThat(mail.text())
                .contains("- suspect.example: ")
                .contains("Disallow: /")
                .contains("(3 addresses)");
    }

    @Test
    void digest_ofStyles_saysThatTheyProveNothing() {
        StyleNotes styles = new StyleNotes(List.of("suspect.example"), 7, 2);
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            MailContent mail = digest(List.of(), List.of(), styles).write(language);
            assertThat(mail.text()).contains("- suspect.example");
            assertThat(mail.html()).contains("suspect.example");
        }
        assertThat(digest(List.of(), List.of(), styles).write(Locale.ENGLISH).text())
                .contains(
                        "7 accounts have words enough",
                        "one writes nearer",
                        "for 2 nothing can be said",
                        "proves nothing");
        assertThat(digest(List.of(), List.of()).write(Locale.ENGLISH).text()).doesNotContain("Ways of writing");
    }

    static Digest digest(List<DigestEntry> entries, List<Unread> unread) {
        return digest(entries, unread, StyleNotes.NONE);
    }

    private static Digest digest(List<DigestEntry> entries, List<Unread> unread, StyleNotes styles) {
        return new Digest(
                "Léna Martin",
                Instant.parse("2026-11-16T07:00:00Z"),
                Instant.parse("2026-11-23T07:00:00Z"),
                SampleCases.PARIS,
                entries,
                new Checked(5, 412, 380, 23, 3),
                unread,
                styles,
                SampleCases.HEAD,
                Optional.empty());
    }
}
