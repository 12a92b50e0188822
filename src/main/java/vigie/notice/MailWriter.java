package vigie.notice;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import vigie.crawl.Body;

/**
 * Packs a mail into MIME: text and HTML as alternatives, pictures beside the HTML (RFC 2046, RFC 2387). The message is
 * ASCII and final: what is sent later is what was queued.
 */
public final class MailWriter {
    /** Message ids and list ids need a domain; these mails never leave the machine when {@code from} has an odd one. */
    private final String domain;

    private final String from;

    /** Mails come from this address. */
    public MailWriter(String from) {
        this.from = from;
        this.domain = from.substring(from.lastIndexOf('@') + 1);
    }

    /** Returns the message, its id 0 until the store gives one, no attempt made, due at once. */
    public OutboxMessage write(Posting posting, MailContent content) {
        String messageId = messageId(posting);
        try {
            MimeMessage message = new FixedIdMessage(messageId);
            address(message, posting);
            message.setSubject(content.subject(), "UTF-8");
            message.setContent(alternatives(content));
            message.saveChanges();
            return new OutboxMessage(
                    0,
                    posting.key(),
                    posting.kind().label(),
                    posting.recipient(),
                    messageId,
                    ascii(message),
                    0,
                    posting.at());
        } catch (MessagingException e) {
            throw new IllegalArgumentException("cannot address " + posting, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same key and instant give the same id: a mail written twice is recognised as one. */
    private String messageId(Posting posting) {
        String told = posting.key() + " " + posting.at();
        String sum = Body.of(told.getBytes(StandardCharsets.UTF_8)).sha256();
        return "<" + sum.substring(0, 32) + "@" + domain + ">";
    }

    private void address(MimeMessage message, Posting posting) throws MessagingException {
        try {
            message.setFrom(new InternetAddress(from, "Vigie", "UTF-8"));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(posting.recipient(), true));
        message.setSentDate(Date.from(posting.at()));
        // RFC 3834: no out-of-office answer to these
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("List-Id", "Vigie <" + posting.kind().label() + ".vigie." + domain + ">");
        if (posting.unsubscribe().isPresent()) {
            message.setHeader(
                    "List-Unsubscribe", "<mailto:" + posting.unsubscribe().get() + "?subject=unsubscribe>");
        }
    }

    private static MimeMultipart alternatives(MailContent content) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(content.text(), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(content.html(), "UTF-8", "html");
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text);
        if (content.pictures().isEmpty()) {
            alternatives.addBodyPart(html);
            return alternatives;
        }
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(html);
        for (Thumbnail picture : content.pictures()) {
            related.addBodyPart(inline(picture));
        }
        MimeBodyPart wrapped = new MimeBodyPart();
        wrapped.setContent(related);
        alternatives.addBodyPart(wrapped);
        return alternatives;
    }

    private static MimeBodyPart inline(Thumbnail picture) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(picture.jpeg().toByteArray(), "image/jpeg")));
        part.setContentID("<" + picture.name() + ">");
        part.setDisposition(Part.INLINE);
        part.setFileName(picture.name() + ".jpg");
        return part;
    }

    private static String ascii(MimeMessage message) throws IOException, MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        String mime = bytes.toString(StandardCharsets.ISO_8859_1);
        if (!mime.chars().allMatch(unit -> unit < 128)) {
            throw new IllegalStateException("a message that is not ASCII: " + message.getMessageID());
        }
        return mime;
    }

    /** The library makes up a new id at each saving; ours stays. */
    private static final class FixedIdMessage extends MimeMessage {
        private final String messageId;

        FixedIdMessage(String messageId) {
            super(Session.getInstance(new Properties()));
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
