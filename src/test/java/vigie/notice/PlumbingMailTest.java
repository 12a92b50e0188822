package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.Reason;

class PlumbingMailTest {
    private static final String SOURCE = "feed https://suspect.example/rss";

    @Test
    void broke_saysWhyAndWhatHappensNext() {
        MailContent mail = SampleCases.plain(mail(new Plumbing.Broke(
                        "lena",
                        SOURCE,
                        new Reason(Reason.Kind.STATUS, "404"),
                        6,
                        Optional.of(SampleCases.SEEN),
                        Instant.parse("2026-11-25T08:00:00Z")))
                .write(Locale.FRENCH, SampleCases.PARIS));
        assertThat(mail.subject()).isEqualTo("Vigie : une source ne se lit plus (" + SOURCE + ")");
        assertThat(mail.text())
                .contains("404")
                .contains("pour la dernière fois le 24 novembre 2026 à 09:14 ; depuis, 6 essais de suite ont échoué")
                .contains("la prochaine fois le 25 novembre 2026 à 09:00");
    }

    @Test
    void worksAgain_isSaidPlainly() {
        MailContent mail = mail(new Plumbing.WorksAgain("lena", SOURCE, SampleCases.SEEN, 1))
                .write(Locale.ENGLISH, SampleCases.PARIS);
        assertThat(mail.subject()).isEqualTo("Vigie: a source works again (" + SOURCE + ")");
        assertThat(mail.text()).contains("since 24 November 2026, 09:14. At this visit one page was read.");
        assertThat(mail.html()).contains("works again");
    }

    @Test
    void several_areToldInOneMail_eachByName() {
        Plumbing broke = new Plumbing.Broke(
                "lena", SOURCE, new Reason(Reason.Kind.STATUS, "404"), 3, Optional.empty(), SampleCases.SEEN);
        Plumbing again = new Plumbing.WorksAgain("lena", "site https://autre.example/", SampleCases.SEEN, 2);
        MailContent mail = SampleCases.plain(mail(broke, again).write(Locale.FRENCH, SampleCases.PARIS));
        assertThat(mail.subject()).isEqualTo("Vigie : une source ne se lit plus, une se lit de nouveau");
        assertThat(mail.text())
                .contains("– " + SOURCE + " : ")
                .contains("404")
                .contains("– site https://autre.example/ : se lit de nouveau");
        assertThat(mail.html()).contains(SOURCE).contains("https://autre.example/");
    }

    private static PlumbingMail mail(Plumbing... news) {
        return new PlumbingMail(List.of(news));
    }
}
