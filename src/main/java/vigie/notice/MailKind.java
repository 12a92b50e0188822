package vigie.notice;

import java.util.Locale;

/** Kinds of mails. */
public enum MailKind {
    /** One case, now. */
    ALERT,
    /** What a week brought. */
    DIGEST,
    /** A source broke or works again. */
    PLUMBING;

    /** Returns the name as the outbox and headers write it: {@code alert}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
