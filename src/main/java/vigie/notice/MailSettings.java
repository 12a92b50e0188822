package vigie.notice;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How mails leave.
 *
 * @param from the address mails come from
 * @param host the mail server, or empty: mails become files in a folder
 * @param port of the server, 1…65535
 * @param security how the connection is protected
 * @param user name for the server, or empty when it asks for none
 * @param passwordFile file that holds the password, read at each sending
 * @param caFile PEM certificates to trust instead of the system's, for a server with a certificate of its own
 * @param perHourMax most messages in an hour, at least 1
 */
public record MailSettings(
        String from,
        Optional<String> host,
        int port,
        Security security,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Path> caFile,
        int perHourMax) {
    /** How the connection to the mail server is protected. */
    public enum Security {
        /** Not at all: for a server on this machine. */
        NONE,
        /** Encrypted after the greeting, or nothing is sent (RFC 3207). */
        STARTTLS,
        /** Encrypted from the start (RFC 8314). */
        TLS
    }

    public MailSettings {
        if (!from.matches("[^\\s<>@]+@[^\\s<>@]+")) {
            throw new IllegalArgumentException("not a mail address: " + from);
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port);
        }
        if (perHourMax < 1) {
            throw new IllegalArgumentException("perHourMax: " + perHourMax);
        }
    }
}
