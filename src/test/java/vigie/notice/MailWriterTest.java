package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;

class MailWriterTest {
    private static final Thumbnail PICTURE =
            new Thumbnail("mine", Thumbnail.Side.ORIGINAL, "page-3.png", Body.of(new byte[] {-1, -40, -1}));

    @Test
    void write_anyMail_isAsciiWithFixedHeaders() throws MessagingException {
        OutboxMessage message = written(Optional.empty(), List.of());
        assertThat(message.mime())
                .isEqualTo(new String(message.mime().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
        MimeMessage mime = parsed(message);
        assertThat(mime.getMessageID()).isEqualTo(message.messageId()).matches("<[0-9a-f]{32}@lena\\.example>");
        assertThat(mime.getSentDate().toInstant()).isEqualTo(SampleCases.SEEN);
        assertThat(mime.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mime.getHeader("List-Id", null)).isEqualTo("Vigie <alert.vigie.lena.example>");
        assertThat(mime.getHeader("List-Unsubscribe")).isNull();
        assertThat(SampleCases.plain(mime.getSubject())).contains("Sept erreurs de carrousel »");
        assertThat(message.nextTry()).isEqualTo(SampleCases.SEEN);
    }

    @Test
    void write_twice_hasOneMessageId() {
        assertThat(written(Optional.empty(), List.of()).messageId())
                .isEqualTo(written(Optional.empty(), List.of()).messageId());
    }

    @Test
    void write_toSubscriber_saysHowToLeave() throws MessagingException {
        MimeMessage mime = parsed(written(Optional.of("vigie@lena.example"), List.of()));
        assertThat(mime.getHeader("List-Unsubscribe", null))
                .isEqualTo("<mailto:vigie@lena.example?subject=unsubscribe>");
    }

    @Test
    void write_pictures_standBesideTheHtml() throws MessagingException, IOException {
        MimeMultipart alternatives = (MimeMultipart)
                parsed(written(Optional.empty(), List.of(PICTURE))).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getBodyPart(0).getContent().toString()).contains("mot pour mot, 15 mots");
        MimeMultipart related = (MimeMultipart) alternatives.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getBodyPart(0).getContent().toString()).contains("cid:mine");
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<mine>");
        assertThat(related.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(-1, -40, -1);
    }

    static OutboxMessage written(Optional<String> unsubscribe, List<Thumbnail> thumbnails) {
        MailContent content = SampleCases.alert(SampleCases.text("c17"), Optional.empty(), thumbnails)
                .write(Locale.FRENCH);
        return new MailWriter("vigie@lena.example")
                .write(
                        new Posting(
                                "alert c17 lena@lena.example",
                                MailKind.ALERT,
                                "lena@lena.example",
                                unsubscribe,
                                SampleCases.SEEN),
                        content);
    }

    private static MimeMessage parsed(OutboxMessage message) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.mime().getBytes(StandardCharsets.US_ASCII)));
    }
}
