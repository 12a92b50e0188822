package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.crawl.Reason;
import vigie.testing.FakeClock;

/** Reads a mailbox of a real IMAP server on loopback. */
class InboxIT {
    @TempDir
    private Path home;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });

    @BeforeEach
    void start() {
        server.start();
        server.setUser("vigie@lena.example", "vigie", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private InboxSettings settings(String password, String folder) {
        return new InboxSettings(
                "127.0.0.1",
                server.getImap().getPort(),
                InboxSettings.Security.NONE,
                "vigie",
                password,
                folder,
                List.of("lena@lena.example"),
                Optional.empty());
    }

    private Inbox inbox(InboxSettings settings) {
        return new Inbox(settings, new Attachments(home), Clock.systemUTC());
    }

    private InboxLook look(String cursor) {
        return inbox(settings("right", "INBOX")).look(cursor);
    }

    private GreenMailUser user() {
        return server.getUserManager().getUser("vigie");
    }

    private void receive(String from, String results, String... body) throws MessagingException {
        String raw = "Authentication-Results: mx.example; " + results + "\r\nFrom: " + from
                + "\r\nTo: vigie@lena.example\r\n" + "Subject: Vu\r\n" + String.join("\r\n", body) + "\r\n";
        user().deliver(new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private void receiveLink(String path) throws MessagingException {
        receive(
                "lena@lena.example",
                "dkim=pass header.d=lena.example",
                "Content-Type: text/plain",
                "",
                "https://copieur.example/" + path);
    }

    private static List<String> links(InboxLook look) {
        assertThat(look.failure()).isEmpty();
        return look.links().stream()
                .map(link -> link.foundBy() + " " + link.url().uri().getPath())
                .toList();
    }

    private List<Path> files() throws java.io.IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void look_readsMailsOfListedSenders() throws Exception {
        receive(
                "Léna <lena@lena.example>",
                "dkim=pass header.d=lena.example",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/html",
                "",
                "<a href='https://l.facebook.com/l.php?u=https%3A%2F%2Fcopieur.example%2Fa&h=x'>a</a>"
                        + "<a href='https://news.example/unsubscribe'>x</a>",
                "--b",
                "Content-Type: image/png; name=\"capture d’écran.png\"",
                "Content-Disposition: attachment; filename=\"../capture.png\"",
                "Content-Transfer-Encoding: base64",
                "",
                "iVBORw0KGgo=",
                "--b--");
        receive("x@evil.example", "dkim=pass header.d=evil.example", "", "https://evil.example/1");
        receive("lena@lena.example", "dkim=fail header.d=lena.example", "", "https://evil.example/2");
        InboxLook look = look("");
        assertThat(links(look)).containsExactly("mail /a");
        assertThat(look.mails()).isEqualTo(1);
        assertThat(look.strangers()).isEqualTo(2);
        assertThat(look.files()).hasSize(1);
        Path file = Path.of(look.files().getFirst().url().uri());
        assertThat(file.getFileName()).hasToString("1-capture.png");
        assertThat(files()).containsExactly(file);
        assertThat(Files.size(file)).isEqualTo(8);
    }

    @Test
    void look_again_readsWhatIsNew_andMarksNothing() throws Exception {
        receiveLink("a");
        InboxLook first = look("");
        receiveLink("b");
        InboxLook second = look(first.cursor());
        assertThat(links(second)).containsExactly("mail /b");
        InboxLook third = look(second.cursor());
        assertThat(links(third)).isEmpty();
        assertThat(third.cursor()).isEqualTo(second.cursor());
        assertThat(links(look("77 1"))).containsExactly("mail /a", "mail /b");
        assertThat(links(look("nonsense"))).hasSize(2);
        var folder = server.getManagers().getImapHostManager().getInbox(user());
        assertThat(folder.getMessages())
                .hasSize(2)
                .noneMatch(mail -> mail.getFlags().contains(Flags.Flag.SEEN)
                        || mail.getFlags().contains(Flags.Flag.DELETED));
    }

    @Test
    void look_emptyFolder_remembersWhereItIs() throws Exception {
        InboxLook look = look("");
        assertThat(links(look)).isEmpty();
        receiveLink("a");
        assertThat(links(look(look.cursor()))).containsExactly("mail /a");
    }

    @Test
    void look_moreThanALookTakes_goesOn() throws Exception {
        for (int i = 0; i < Inbox.MAILS_MAX + 1; i++) {
            receiveLink(String.valueOf(i));
        }
        InboxLook first = look("");
        assertThat(links(first)).hasSize(Inbox.MAILS_MAX);
        assertThat(links(look(first.cursor()))).containsExactly("mail /" + Inbox.MAILS_MAX);
    }

    @Test
    void look_timeSpent_goesOnInTheNextLook() throws Exception {
        receiveLink("a");
        receiveLink("b");
        FakeClock clock = new FakeClock(Instant.parse("2026-12-01T10:00:00Z"), java.time.Duration.ofSeconds(90));
        InboxLook first = new Inbox(settings("right", "INBOX"), new Attachments(home), clock).look("");
        assertThat(links(first)).containsExactly("mail /a");
        assertThat(links(look(first.cursor()))).containsExactly("mail /b");
    }

    private void checkFailure(InboxSettings settings, Reason expected) {
        InboxLook look = inbox(settings).look("1 2");
        assertThat(look.failure()).contains(expected);
        assertThat(look.cursor()).isEqualTo("1 2");
        assertThat(expected.detail()).doesNotContain("wrong");
    }

    @Test
    void look_failures_haveTheirReasons() {
        checkFailure(settings("wrong", "INBOX"), new Reason(Reason.Kind.LOGIN_REFUSED, "vigie"));
        checkFailure(settings("right", "Nulle part"), new Reason(Reason.Kind.FOLDER_MISSING, "Nulle part"));
        InboxSettings usual = settings("right", "INBOX");
        checkFailure(
                new InboxSettings(
                        "127.0.0.1",
                        server.getImaps().getPort(),
                        InboxSettings.Security.TLS,
                        "vigie",
                        "right",
                        "INBOX",
                        usual.senders(),
                        Optional.empty()),
                Reason.of(Reason.Kind.TLS));
        server.stop();
        assertThat(inbox(usual).look("").failure()).map(Reason::kind).contains(Reason.Kind.CONNECTION);
    }

    @Test
    void look_serverWithoutTls_isNotToldThePassword() {
        InboxSettings upgraded = new InboxSettings(
                "127.0.0.1",
                server.getImap().getPort(),
                InboxSettings.Security.STARTTLS,
                "vigie",
                "right",
                "INBOX",
                List.of("lena@lena.example"),
                Optional.empty());
        assertThat(inbox(upgraded).look("").failure()).isPresent();
    }
}
