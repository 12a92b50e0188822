package vigie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.store.Store;
import vigie.testing.ManualOwner;
import vigie.testing.ManualSite;
import vigie.testing.PlantedCopy;
import vigie.testing.VigieProcess;

/** Real manuals on a real web server, a real mail server: eight works of an owner are found, and nothing else. */
class RealInputIT {
    @TempDir
    Path home;

    @Test
    void eightWorksInRealManuals_areFound_andNothingElse() throws Exception {
        Optional<String> missing = ManualSite.missing();
        if (missing.isPresent()) {
            leaveOut(missing.get());
        }
        GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mails.start();
        try (ManualSite site = ManualSite.start()) {
            List<PlantedCopy> planted = ManualOwner.write(home, 2026);
            assertThat(planted).hasSize(8);
            configure(site, mails);

            VigieProcess round = VigieProcess.start(home, "run", "--once");
            assertThat(round.exitCode(Duration.ofMinutes(20)))
                    .as(round.output())
                    .isZero();

            assertFound(planted, site);
            assertThat(site.requests())
                    .filteredOn(request -> request.path().startsWith(ManualSite.FORBIDDEN))
                    .isEmpty();
            assertMails(mails, planted);
        } finally {
            mails.stop();
        }
    }

    private void configure(ManualSite site, GreenMail mails) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("watchlists"));
        Files.writeString(home.resolve("config/vigie.yaml"), """
                contact: test@vigie.example
                crawl:
                  local_hosts: ["%s"]
                  delay: 0s
                mail: {host: 127.0.0.1, port: %d, security: none, from: vigie@vigie.example, per_hour_max: 1000}
                """.formatted(
                        site.hostAndPort(), mails.getSmtp().getPort()));
        Files.writeString(home.resolve("watchlists/lena.yaml"), """
                owner: Léna Martin
                language: fr
                recipients: [lena@lena.example]
                originals:
                  - files: originals/**
                sources:
                  - site: %s
                    depth: 3
                    pages: 3000
                """.formatted(site.url("/")));
    }

    private void assertFound(List<PlantedCopy> planted, ManualSite site) {
        try (Store store = Store.open(home.resolve("data/vigie.db"), Clocks.system())) {
            List<Case> told = store.cases().all().stream()
                    .filter(found -> found.main().label() == Label.REUSE)
                    .toList();
            assertThat(told)
                    .extracting(
                            found -> found.original().orElseThrow().original().key())
                    .containsExactlyInAnyOrderElementsOf(
                            planted.stream().map(PlantedCopy::original).toList());
            for (PlantedCopy copy : planted) {
                Case found = told.stream()
                        .filter(known ->
                                known.original().orElseThrow().original().key().equals(copy.original()))
                        .findFirst()
                        .orElseThrow();
                assertThat(found.sightings())
                        .as(copy.toString())
                        .extracting(sighting -> sighting.url().uri())
                        .contains(site.url(copy.path()));
                if (!copy.change().isPicture()) {
                    assertThat(found.sightings()).as(copy.toString()).hasSize(1);
                }
            }
        }
    }

    private void assertMails(GreenMail mails, List<PlantedCopy> planted) throws Exception {
        MimeMessage[] received = mails.getReceivedMessages();
        assertThat(received).hasSize(planted.size());
        assertThat(Arrays.stream(received).map(RealInputIT::messageId)).doesNotHaveDuplicates();
        Path folder = Files.createDirectories(Path.of("target/real-input-mails"));
        for (int i = 0; i < received.length; i++) {
            try (var out = Files.newOutputStream(folder.resolve("mail-" + i + ".eml"))) {
                received[i].writeTo(out);
            }
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void leaveOut(String why) {
        if (System.getenv("CI") != null) {
            fail(why);
        }
        abort(why);
    }
}
