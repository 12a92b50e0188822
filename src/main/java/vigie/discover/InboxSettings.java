package vigie.discover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.watch.Source;

/**
 * A folder of a mailbox to which people forward what they saw.
 *
 * @param host of the IMAP server
 * @param port 993 for TLS from the start, 143 else
 * @param security how the connection is protected
 * @param user whom we say to be
 * @param password of that user, or one made for this program
 * @param folder as the server names it, for instance {@code Vigie} or {@code INBOX/Vigie}
 * @param senders mail addresses whose mails are read, compared without regard to case; at least one
 * @param authenticator the name with which the receiving server signs its checks (authserv-id, RFC 8601, section 2.5);
 *     without it, the topmost Authentication-Results header is taken for the receiving server's own
 */
public record InboxSettings(
        String host,
        int port,
        Security security,
        String user,
        String password,
        String folder,
        List<String> senders,
        Optional<String> authenticator) {
    private static final int TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;

    /** How a connection is protected. */
    public enum Security {
        /** TLS from the start. */
        TLS,
        /** TLS before anything is said, or nothing is (RFC 9051, section 6.2.1). */
        STARTTLS,
        /** None: only to a server on this machine. */
        NONE
    }

    public InboxSettings {
        senders = senders.stream()
                .map(sender -> sender.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (security == Security.NONE && !isLoopback(host)) {
            throw new IllegalArgumentException("a password goes to another machine over TLS only: " + host);
        }
        if (senders.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("senders: " + senders + ", port: " + port);
        }
    }

    /** Names that mean this machine whatever a resolver says (RFC 6761, section 6.3). */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }

    /** Returns what may be read. */
    @Override
    public String toString() {
        return user + " at " + host + ":" + port + ", folder " + folder;
    }

    /** Returns the settings of a source; the password is read from its file. */
    static InboxSettings of(Source.Inbox source) {
        boolean tls = "imaps".equals(source.url().getScheme());
        int port = source.url().getPort();
        return new InboxSettings(
                source.url().getHost(),
                port > 0 ? port : tls ? TLS_PORT : PLAIN_PORT,
                tls ? Security.TLS : Security.NONE,
                source.url().getUserInfo(),
                Connectors.key(source.passwordFile()),
                source.url().getPath().substring(1),
                source.from(),
                Optional.empty());
    }
}
