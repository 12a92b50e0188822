package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.evidence.Journal;
import vigie.evidence.JournalCheck;
import vigie.finding.Case;
import vigie.finding.State;
import vigie.store.Store;
import vigie.testing.FakeSite;
import vigie.testing.Texts;
import vigie.testing.VigieProcess;

/** Kills Vigie again and again in the middle of its rounds: nothing acknowledged is lost, no mail is doubled. */
class KillIT {
    private static final int KILLS = 50;
    private static final int COPIES = 12;
    private static final int INNOCENTS = 30;

    @TempDir
    Path home;

    private final GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final FakeSite site = new FakeSite();

    @BeforeEach
    void plant() throws IOException {
        mails.start();
        Random words = new Random(17);
        StringBuilder links = new StringBuilder();
        Files.createDirectories(home.resolve("originals"));
        for (int i = 0; i < COPIES; i++) {
            String text = Texts.prose(words, 90);
            Files.writeString(home.resolve("originals/texte-" + i + ".txt"), text);
            site.page("/copie-" + i + ".html", Texts.page("Copie " + i, Texts.prose(words, 60) + "</p><p>" + text));
            links.append("<a href='/copie-")
                    .append(i)
                    .append(".html'>")
                    .append(i)
                    .append("</a> ");
        }
        for (int i = 0; i < INNOCENTS; i++) {
            site.page("/page-" + i + ".html", Texts.page("Page " + i, Texts.prose(words, 150)));
            links.append("<a href='/page-")
                    .append(i)
                    .append(".html'>")
                    .append(i)
                    .append("</a> ");
        }
        site.page("/", Texts.page("Accueil", links.toString()));
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/vigie.yaml"), """
                contact: test@vigie.example
                crawl:
                  local_hosts: ["%s"]
                  delay: 0s
                mail:
                  host: 127.0.0.1
                  port: %d
                  security: none
                  from: vigie@vigie.example
                  per_hour_max: 1000
                """.formatted(
                        site.host(), mails.getSmtp().getPort()));
        Files.createDirectories(home.resolve("watchlists"));
        Files.writeString(home.resolve("watchlists/lena.yaml"), """
                owner: Léna Martin
                language: fr
                recipients: [lena@lena.example]
                originals:
                  - files: originals/**
                sources:
                  - site: %s
                    depth: 1
                """.formatted(
                        site.url("/").value()));
    }

    @AfterEach
    void stop() {
        mails.stop();
        site.close();
    }

    @Test
    void fiftyKills_loseNothing_doubleNothing() throws Exception {
        Random instants = new Random(4711);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            VigieProcess round = VigieProcess.start(home, "run", "--once");
            killed += round.killAfter(Duration.ofMillis(300 + instants.nextInt(5_000))) ? 1 : 0;
        }
        VigieProcess quiet = VigieProcess.start(home, "run", "--once");
        assertThat(quiet.exitCode(Duration.ofMinutes(3))).as(quiet.output()).isZero();

        assertThat(killed).as("kills that met a living process").isGreaterThan(KILLS / 4);
        try (Store store = Store.open(home.resolve("data/vigie.db"), Clocks.system())) {
            List<Case> cases = store.cases().all();
            assertThat(cases)
                    .extracting(
                            found -> found.original().orElseThrow().original().key())
                    .as("each planted finding once")
                    .doesNotHaveDuplicates()
                    .hasSize(COPIES);
            assertThat(cases).allSatisfy(found -> {
                assertThat(found.sightings()).hasSize(1);
                assertThat(found.main().state()).isEqualTo(State.CONFIRMED);
                assertThat(store.evidence().find(found.main().evidenceId())).isPresent();
            });
        }
        assertThat(Journal.verify(home.resolve("data/journal.jsonl"))).isInstanceOf(JournalCheck.Whole.class);
        assertThat(subjects())
                .hasSize(COPIES)
                .allSatisfy((subject, count) -> assertThat(count).isEqualTo(1));
    }

    /** Returns how many mails came with each subject: every alert names its own original. */
    private Map<String, Integer> subjects() throws Exception {
        Map<String, Integer> subjects = new TreeMap<>();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            subjects.merge(mail.getSubject(), 1, Integer::sum);
        }
        return subjects;
    }
}
