package vigie.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A transport that says when the message is about to be handed over: just before the final dot, the one line after which
 * a server may deliver (RFC 5321, section 4.1.1.4). Inheritance, because the library offers no other way in.
 */
final class HandOverTransport extends SMTPTransport {
    private final Runnable beforeHandOver;
    private boolean handedOver;

    HandOverTransport(Session session, boolean tls, Runnable beforeHandOver) {
        super(session, new URLName("smtp", null, -1, null, null, null), "smtp", tls);
        this.beforeHandOver = beforeHandOver;
    }

    /** Returns whether the final dot may have been sent. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        beforeHandOver.run();
        handedOver = true;
        super.finishData();
    }

    /** Closes; what goes wrong after the server's answer changes nothing for the message. */
    void closeQuietly() {
        try {
            close();
        } catch (MessagingException e) {
            // the answer is known or will never be: there is nobody left to tell
        }
    }
}
