package vigie.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.crawl.Body;

class MailTest {
    private static Mail read(String... lines) {
        return Mail.read(Body.of(String.join("\r\n", lines).getBytes(UTF_8)));
    }

    private static List<String> links(String... lines) {
        return read(lines).links().stream().map(link -> link.url().value()).toList();
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void read_forwardedMail_hasTheLinksOfAllItsPartsAndItsFiles() {
        Mail mail = read(
                "From: lena@lena.example",
                "Subject: =?UTF-8?Q?Vu_chez_quelqu=E2=80=99un?= =?utf-8?B?" + base64(" d’autre") + "?=",
                "Date: Tue, 1 Sep 2026 10:00:00 +0200",
                "Content-Type: multipart/mixed; boundary=\"out\"",
                "",
                "--out",
                "Content-Type: message/rfc822",
                "",
                "Subject: original",
                "Content-Type: multipart/alternative; boundary=in",
                "",
                "--in",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Voir (https://copieur.example/a). Et https://copieur.example/b?utm_source=mail.",
                "--in",
                "Content-Type: text/html; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "<a href=3D\"https://copieur.example/a\">Lire</a> <a href=3D\"https://copieur.exam=",
                "ple/c\">Suite</a><a href=3D\"mailto:x@y.example\">x</a>",
                "--in--",
                "--out",
                "Content-Type: application/pdf; name*=UTF-8''page%20imprim%C3%A9e.pdf",
                "Content-Disposition: attachment",
                "Content-Transfer-Encoding: base64",
                "",
                base64("%PDF-1.4"),
                "--out",
                "Content-Type: application/octet-stream",
                "Content-Disposition: attachment; filename=\"macro.exe\"",
                "",
                "MZ",
                "--out",
                "Content-Type: text/plain; name=\"note.txt\"",
                "Content-Disposition: attachment; filename=\"note.txt\"",
                "",
                "https://inside.example/of-a-file",
                "--out--");
        assertThat(mail.subject()).isEqualTo("Vu chez quelqu’un d’autre");
        assertThat(mail.date()).contains(Instant.parse("2026-09-01T08:00:00Z"));
        assertThat(mail.links().stream().map(link -> link.url().value()))
                .containsExactly("https://copieur.example/a", "https://copieur.example/b", "https://copieur.example/c");
        assertThat(mail.attachments())
                .containsExactly(
                        new Mail.Attachment(
                                "page imprimée.pdf", "application/pdf", Body.of("%PDF-1.4".getBytes(UTF_8))),
                        new Mail.Attachment(
                                "note.txt", "text/plain", Body.of("https://inside.example/of-a-file".getBytes(UTF_8))));
    }

    @Test
    void read_linksThatActForTheReader_areLeftOut() {
        assertThat(links(
                        "Content-Type: text/html",
                        "",
                        "<a href='https://news.example/unsubscribe?u=1'>x</a>",
                        "<a href='https://news.example/t/1'>Se désabonner</a>",
                        "<a href='https://news.example/opt-out'>x</a>",
                        "<a href='https://news.example/article'>Lire</a>"))
                .containsExactly("https://news.example/article");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename=\"a b.pdf\" | a b.pdf",
                "attachment; filename=a.pdf; size=3 | a.pdf",
                "attachment; filename=\"=?UTF-8?Q?=C3=A9t=C3=A9.png?=\" | été.png",
                "attachment; filename*=UTF-8''%C3%A9t%C3%A9.png; filename=\"ete.png\" | été.png",
                "attachment; filename=\"ete.png\"; filename*=UTF-8''%C3%A9t%C3%A9.png | été.png",
                "attachment; filename*0=\"lon\"; filename*1=\"gue.pdf\" | longue.pdf",
                "attachment; filename*0*=utf-8''lon%C3%A9; filename*1*=%C3%A9.pdf | lonéé.pdf",
                "attachment; filename=\"a\\\"b.pdf\" | a\"b.pdf",
                "attachment; filename*=x-none''a.pdf | a.pdf",
                "inline | ``"
            })
    void fileName_isDecoded(String header, String expected) {
        assertThat(MimeWords.parameter(header, "filename")).isEqualTo(expected);
    }

    @Test
    void read_whatIsNoMail_givesNothing() {
        assertThat(read("")).extracting(Mail::links).isEqualTo(List.of());
        assertThat(Mail.read(Body.of(new byte[] {0, 1, 2, (byte) 0xff})).attachments())
                .isEmpty();
        assertThat(read("Content-Type: multipart/mixed", "", "--x", "", "https://a.example/")
                        .links())
                .isEmpty();
    }

    /** A container in a container costs a copy of the rest: without a bound, 200,000 of them cost hours. */
    @Test
    void read_nestedWithoutEnd_ends() {
        String nested =
                "Content-Type: message/rfc822\n\n".repeat(200_000) + "Content-Type: text/plain\n\nhttps://a.example/";
        assertThat(Mail.read(Body.of(nested.getBytes(ISO_8859_1))).links()).isEmpty();
        String shallow =
                "Content-Type: message/rfc822\n\n".repeat(9) + "Content-Type: text/plain\n\nhttps://a.example/";
        assertThat(Mail.read(Body.of(shallow.getBytes(ISO_8859_1))).links()).hasSize(1);
    }
}
