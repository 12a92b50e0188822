package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailerIT {
    @TempDir
    Path folder;

    @Test
    void send_isDeliveredOnceWithItsMessageId() throws MessagingException {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            OutboxMessage message = message();
            AtomicInteger received = new AtomicInteger(-1);
            Delivery delivery = mailer(server.getSmtp().getPort())
                    .send(message, () -> received.set(server.getReceivedMessages().length));
            assertThat(delivery).isEqualTo(new Delivery.Sent());
            assertThat(received).as("received before it was handed over").hasValue(0);
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getHeader("Message-ID")).containsExactly(message.messageId());
        } finally {
            server.stop();
        }
    }

    @Test
    void send_recordingFails_nothingIsDelivered() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            Mailer mailer = mailer(server.getSmtp().getPort());
            assertThatThrownBy(() -> mailer.send(message(), () -> {
                        throw new IllegalStateException("the database is gone");
                    }))
                    .hasMessage("the database is gone");
            assertThat(mailer.send(message(), () -> {})).isEqualTo(new Delivery.Sent());
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void send_overTls_trustsTheNamedCertificateOnly() throws Exception {
        KeyStore keys = keysForLocalhost();
        try (ScriptedServer server = new ScriptedServer(tlsSocket(keys), "?", "", () -> {})) {
            assertThat(overTls(server.port(), Optional.empty()).send(message(), MailerIT::fail))
                    .isInstanceOfSatisfying(
                            Delivery.Deferred.class,
                            deferred -> assertThat(deferred.reason()).contains("certificate"));
        }
        Path pem = pem(keys.getCertificate("localhost"));
        try (ScriptedServer server = new ScriptedServer(tlsSocket(keys), "?", "", () -> {})) {
            assertThat(overTls(server.port(), Optional.of(pem)).send(message(), () -> {}))
                    .isEqualTo(new Delivery.Sent());
        }
    }

    private static Mailer overTls(int port, Optional<Path> caFile) {
        return new SmtpMailer(new MailSettings(
                "vigie@lena.example",
                Optional.of("localhost"),
                port,
                MailSettings.Security.TLS,
                Optional.empty(),
                Optional.empty(),
                caFile,
                60));
    }

    private KeyStore keysForLocalhost() throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keyalg",
                        "EC",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    private static ServerSocket tlsSocket(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("localhost"));
    }

    private Path pem(Certificate certificate) throws Exception {
        String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void send_serverDown_isDeferred() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(mailer(port).send(message(), MailerIT::fail)).isInstanceOf(Delivery.Deferred.class);
    }

    @Test
    void send_mailboxUnknown_isRefused() throws IOException {
        try (ScriptedServer server = new ScriptedServer("RCPT", "550 no such mailbox")) {
            assertThat(mailer(server.port()).send(message(), MailerIT::fail))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.reason()).contains("no such mailbox"));
        }
    }

    @Test
    void send_greylisted_isDeferred() throws IOException {
        try (ScriptedServer server = new ScriptedServer("RCPT", "451 come back later")) {
            assertThat(mailer(server.port()).send(message(), MailerIT::fail)).isInstanceOf(Delivery.Deferred.class);
        }
    }

    @Test
    void send_messageRefusedAfterTheDot_isRefused() throws IOException {
        AtomicInteger handedOver = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(".", "554 too long")) {
            assertThat(mailer(server.port()).send(message(), handedOver::incrementAndGet))
                    .isInstanceOf(Delivery.Refused.class);
        }
        assertThat(handedOver).hasValue(1);
    }

    /** The message may have gone: it must not be sent again. */
    @Test
    void send_noAnswerAfterTheDot_isUnanswered() throws IOException {
        try (ScriptedServer server = new ScriptedServer(".", "")) {
            assertThat(mailer(server.port()).send(message(), () -> {})).isInstanceOf(Delivery.Unanswered.class);
        }
    }

    @Test
    void send_dotComes_onlyAfterItIsRecorded() throws IOException {
        List<String> order = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(".", "250 taken", () -> order.add("dot"))) {
            assertThat(mailer(server.port()).send(message(), () -> order.add("recorded")))
                    .isEqualTo(new Delivery.Sent());
        }
        assertThat(order).containsExactly("recorded", "dot");
    }

    @Test
    void folder_withoutServer_holdsTheMessageOnce() throws IOException {
        MailSettings settings = new MailSettings(
                "vigie@lena.example",
                Optional.empty(),
                25,
                MailSettings.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                60);
        OutboxMessage message = message();
        Mailer mailer = Mailer.of(settings, folder.resolve("mail"));
        assertThat(mailer.send(message, () -> {})).isEqualTo(new Delivery.Sent());
        assertThat(mailer.send(message, () -> {})).isEqualTo(new Delivery.Sent());
        try (var files = Files.list(folder.resolve("mail"))) {
            assertThat(files.toList()).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString())
                        .isEqualTo(message.messageId().replaceAll("[<>]", "") + ".eml");
                assertThat(Files.readString(file)).isEqualTo(message.mime());
            });
        }
    }

    private static void fail() {
        throw new AssertionError("handed over though the server never asked for the message");
    }

    private static Mailer mailer(int port) {
        return new SmtpMailer(new MailSettings(
                "vigie@lena.example",
                Optional.of("127.0.0.1"),
                port,
                MailSettings.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                60));
    }

    private static OutboxMessage message() {
        return MailWriterTest.written(Optional.empty(), List.of());
    }

    /** A mail server for one connection that says yes to all but one command; an empty answer hangs up instead. */
    private static final class ScriptedServer implements AutoCloseable {
        private final ServerSocket socket;
        private final String command;
        private final String answer;
        private final Runnable onCommand;

        ScriptedServer(String command, String answer) throws IOException {
            this(command, answer, () -> {});
        }

        ScriptedServer(String command, String answer, Runnable onCommand) throws IOException {
            this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), command, answer, onCommand);
        }

        ScriptedServer(ServerSocket socket, String command, String answer, Runnable onCommand) {
            this.socket = socket;
            this.command = command;
            this.answer = answer;
            this.onCommand = onCommand;
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            try (Socket client = socket.accept();
                    PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.US_ASCII);
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                out.print("220 ready\r\n");
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (data && !line.equals(".")) {
                        continue;
                    }
                    data = line.equals("DATA");
                    if (line.startsWith(command)) {
                        onCommand.run();
                    }
                    String said = line.startsWith(command) ? answer : data ? "354 go on" : "250 ok";
                    if (said.isEmpty()) {
                        return;
                    }
                    out.print(said + "\r\n");
                    out.flush();
                }
            } catch (IOException e) {
                // the client hung up, as it does over a certificate it does not trust: the test looks at the client
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
