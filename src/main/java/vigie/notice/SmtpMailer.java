package vigie.notice;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands messages over to one mail server, a connection for each. Thread-safe: it has no state. */
public final class SmtpMailer implements Mailer {
    /** A server that does not answer within half a minute is tried again later; the library's own default is never. */
    private static final String TIMEOUT_MILLIS = "30000";

    private final MailSettings settings;
    private final String host;

    /** Throws IllegalArgumentException when the settings name no server. */
    public SmtpMailer(MailSettings settings) {
        this.settings = settings;
        this.host = settings.host().orElseThrow(() -> new IllegalArgumentException("no mail server in " + settings));
    }

    @Override
    public Delivery send(OutboxMessage message, Runnable beforeHandOver) {
        Session session = Session.getInstance(properties());
        boolean tls = settings.security() == MailSettings.Security.TLS;
        HandOverTransport transport = new HandOverTransport(session, tls, beforeHandOver);
        try {
            MimeMessage mime = new MimeMessage(
                    session, new ByteArrayInputStream(message.mime().getBytes(StandardCharsets.US_ASCII)));
            transport.connect(host, settings.port(), settings.user().orElse(null), password());
            transport.sendMessage(mime, new Address[] {new InternetAddress(message.recipient(), true)});
            return new Delivery.Sent();
        } catch (MessagingException e) {
            return delivery(e, transport.handedOver());
        } finally {
            transport.closeQuietly();
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.from", settings.from());
        settings.caFile()
                .ifPresent(
                        file -> properties.put("mail.smtp.ssl.socketFactory", TrustedCertificates.socketFactory(file)));
        return properties;
    }

    private @Nullable String password() {
        if (settings.passwordFile().isEmpty()) {
            return null;
        }
        try {
            return Files.readString(settings.passwordFile().get()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "password file " + settings.passwordFile().get(), e);
        }
    }

    private static Delivery delivery(MessagingException trouble, boolean handedOver) {
        Optional<Integer> code = code(trouble);
        String reason = oneLine(trouble);
        if (code.isPresent() && code.get() >= 500) {
            return new Delivery.Refused(reason);
        }
        if (code.isPresent() || !handedOver) {
            return new Delivery.Deferred(reason);
        }
        return new Delivery.Unanswered(reason);
    }

    /** Returns the server's answer, 400…599, or empty when it gave none about this message. */
    private static Optional<Integer> code(MessagingException trouble) {
        Optional<Integer> code = Optional.empty();
        for (Exception next = trouble; next != null && code.isEmpty(); next = following(next)) {
            int answer = switch (next) {
                case SMTPAddressFailedException failed -> failed.getReturnCode();
                case SMTPSenderFailedException failed -> failed.getReturnCode();
                case SMTPSendFailedException failed -> failed.getReturnCode();
                default -> -1;
            };
            code = answer >= 400 && answer < 600 ? Optional.of(answer) : Optional.empty();
        }
        return code;
    }

    private static @Nullable Exception following(Exception trouble) {
        return trouble instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String oneLine(MessagingException trouble) {
        StringBuilder line = new StringBuilder(String.valueOf(trouble.getMessage()));
        for (Exception next = trouble.getNextException(); next != null; next = following(next)) {
            line.append(": ").append(next.getMessage());
        }
        return line.toString().replaceAll("\\s+", " ").strip();
    }
}
