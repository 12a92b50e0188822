package vigie.notice;

import java.nio.file.Path;

/** Hands messages over, to a mail server or into a folder. */
public sealed interface Mailer permits SmtpMailer, FolderMailer {
    /**
     * Hands one message over.
     *
     * @param beforeHandOver run once the message could be accepted next and not before; what it records is on the disk
     *     before the message can be delivered, so that after a kill whoever finds the record knows that the message may
     *     have gone. When it throws, the message does not go.
     */
    Delivery send(OutboxMessage message, Runnable beforeHandOver);

    /** Returns the mailer of the settings: the mail server when one is named, else files in the folder. */
    static Mailer of(MailSettings settings, Path folder) {
        return settings.host().isPresent() ? new SmtpMailer(settings) : new FolderMailer(folder);
    }
}
