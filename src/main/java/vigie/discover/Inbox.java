package vigie.discover;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPMessage;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;

/**
 * Reads a folder of a mailbox over IMAP (RFC 9051): links and files of mails that listed people forwarded. Nothing there is
 * marked, moved or deleted. The cursor is the folder's UIDVALIDITY and the last UID read; when the folder was made anew, it
 * is read anew.
 */
public final class Inbox {
    /** Mails of one look; what is left waits for the next. */
    static final int MAILS_MAX = 200;

    /** Time for one look, checked between mails. */
    static final Duration TIME_MAX = Duration.ofMinutes(2);

    /** No answer to one command within this is none. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final InboxSettings settings;
    private final Attachments attachments;
    private final Clock clock;

    public Inbox(InboxSettings settings, Attachments attachments, Clock clock) {
        this.settings = settings;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** What has been gathered so far in one look. */
    private static final class Gathered {
        private final List<Candidate> files = new ArrayList<>();
        private final Map<CanonicalUrl, Candidate> links = new LinkedHashMap<>();
        private String cursor;
        private int mails;
        private int strangers;
        private int tooLarge;

        Gathered(String cursor) {
            this.cursor = cursor;
        }

        InboxLook look(Optional<Reason> failure) {
            return new InboxLook(files, List.copyOf(links.values()), cursor, mails, strangers, tooLarge, failure);
        }
    }

    /**
     * Looks once.
     *
     * @param cursor of the look before, or empty
     */
    public InboxLook look(String cursor) {
        Gathered gathered = new Gathered(cursor);
        try (Store store = Session.getInstance(properties()).getStore(protocol())) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_ONLY);
                read(folder, gathered);
            }
            return gathered.look(Optional.empty());
        } catch (AuthenticationFailedException e) {
            return gathered.look(Optional.of(new Reason(Reason.Kind.LOGIN_REFUSED, settings.user())));
        } catch (FolderNotFoundException e) {
            return gathered.look(Optional.of(new Reason(Reason.Kind.FOLDER_MISSING, settings.folder())));
        } catch (MessagingException | IOException e) {
            return gathered.look(Optional.of(reason(e)));
        }
    }

    private String protocol() {
        return settings.security() == InboxSettings.Security.TLS ? "imaps" : "imap";
    }

    private Properties properties() {
        String prefix = "mail." + protocol() + ".";
        String millis = String.valueOf(TIMEOUT.toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "peek", "true");
        boolean upgraded = settings.security() == InboxSettings.Security.STARTTLS;
        properties.put(prefix + "starttls.enable", String.valueOf(upgraded));
        properties.put(prefix + "starttls.required", String.valueOf(upgraded));
        return properties;
    }

    private void read(Folder folder, Gathered gathered) throws MessagingException, IOException {
        UIDFolder numbered = (UIDFolder) folder;
        long validity = numbered.getUIDValidity();
        long last = last(gathered.cursor, validity);
        Instant until = clock.instant().plus(TIME_MAX);
        Message[] messages = numbered.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        int count = Math.min(messages.length, MAILS_MAX);
        Message[] some = java.util.Arrays.copyOf(messages, count);
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(some, profile);
        for (Message message : some) {
            long number = numbered.getUID(message);
            // a server answers a range that is empty with the last mail there is
            if (number > last && clock.instant().isBefore(until)) {
                try {
                    read((IMAPMessage) message, gathered);
                } catch (MessageRemovedException e) {
                    // somebody tidies the folder meanwhile
                    gathered.strangers++;
                }
                gathered.cursor = validity + " " + number;
            }
        }
        if (gathered.cursor.isEmpty()) {
            gathered.cursor = validity + " 0";
        }
    }

    private static long last(String cursor, long validity) {
        return cursor.matches("\\d{1,18} \\d{1,18}") && cursor.startsWith(validity + " ")
                ? Long.parseLong(cursor.substring(cursor.indexOf(' ') + 1))
                : 0;
    }

    private void read(IMAPMessage message, Gathered gathered) throws MessagingException, IOException {
        message.setPeek(true);
        if (message.getSizeLong() > DropFolder.MAIL_BYTES_MAX) {
            gathered.tooLarge++;
            return;
        }
        if (MailOrigin.sender(headers(message), settings).isEmpty()) {
            gathered.strangers++;
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        Dropped mail = DropFolder.ofMail(Body.of(bytes.toByteArray()), "", attachments);
        gathered.mails++;
        mail.files().forEach(file -> gathered.files.add(fromMail(file)));
        mail.links().forEach(link -> gathered.links.putIfAbsent(link.url(), fromMail(link)));
    }

    private static Candidate fromMail(Candidate candidate) {
        return new Candidate(candidate.url(), "mail", candidate.published(), candidate.title(), candidate.depth());
    }

    private static Body headers(IMAPMessage message) throws MessagingException {
        StringBuilder lines = new StringBuilder();
        for (Enumeration<String> all = message.getAllHeaderLines(); all.hasMoreElements(); ) {
            lines.append(all.nextElement()).append("\r\n");
        }
        return Body.of(lines.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The words of the innermost fault; the library's own may name the server's greeting, never the password. */
    private static Reason reason(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SSLException) {
                return Reason.of(Reason.Kind.TLS);
            }
        }
        return switch (root) {
            case UnknownHostException unknown -> Reason.of(Reason.Kind.DNS);
            case SocketTimeoutException late -> Reason.of(Reason.Kind.TIMEOUT);
            case java.security.GeneralSecurityException untrusted -> Reason.of(Reason.Kind.TLS);
            default -> new Reason(Reason.Kind.CONNECTION, Objects.requireNonNullElse(root.getMessage(), ""));
        };
    }
}
