package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.Reason;
import vigie.notice.DigestEntry.Section;

/** Leaves mails under {@code target/mails} to look at, as mail files and as pages for a browser. */
class SampleMailsTest {
    private static final Path FOLDER = Path.of("target", "mails");
    private static final Optional<URI> DASHBOARD = Optional.of(URI.create("http://127.0.0.1:8080"));

    @Test
    void mails_bothLanguages_canBeLookedAt() throws IOException {
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            leave(
                    "alert",
                    language,
                    SampleCases.alert(SampleCases.text("c17"), DASHBOARD, List.of())
                            .write(language));
            leave(
                    "alert-image",
                    language,
                    SampleCases.alert(SampleCases.image("c18"), Optional.empty(), thumbnails())
                            .write(language));
            leave("digest", language, busy().write(language));
            leave(
                    "digest-quiet",
                    language,
                    DigestTest.digest(List.of(), List.of()).write(language));
            leave(
                    "plumbing",
                    language,
                    new PlumbingMail(List.of(new Plumbing.Broke(
                                    "lena",
                                    "feed https://suspect.example/rss",
                                    new Reason(Reason.Kind.STATUS, "404"),
                                    6,
                                    Optional.of(SampleCases.SEEN),
                                    SampleCases.SEEN.plusSeconds(86_400))))
                            .write(language, SampleCases.PARIS));
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files).hasSizeGreaterThanOrEqualTo(20);
        }
    }

    private static Digest busy() {
        return DigestTest.digest(
                List.of(
                        new DigestEntry(Section.NEW, SampleCases.text("c17")),
                        new DigestEntry(Section.NEW, SampleCases.mention("c19")),
                        new DigestEntry(Section.WAITING, SampleCases.image("c18")),
                        new DigestEntry(Section.STILL_UP, SampleCases.text("c9")),
                        new DigestEntry(Section.LEFT_ALONE, SampleCases.earlier("c5"))),
                List.of(
                        new Unread("suspect.example", new Reason(Reason.Kind.ROBOTS_DISALLOW, "Disallow: /"), 2),
                        new Unread("https://lent.example/a", Reason.of(Reason.Kind.TIMEOUT), 1)));
    }

    private static void leave(String name, Locale language, MailContent content) throws IOException {
        Files.createDirectories(FOLDER);
        String file = name + "." + language.getLanguage();
        String html = content.html();
        for (Thumbnail picture : content.pictures()) {
            String data = Base64.getEncoder().encodeToString(picture.jpeg().toByteArray());
            html = html.replace("cid:" + picture.name(), "data:image/jpeg;base64," + data);
        }
        Files.writeString(FOLDER.resolve(file + ".html"), html);
        Files.writeString(FOLDER.resolve(file + ".txt"), content.text());
        Posting posting = new Posting(name, MailKind.ALERT, "lena@lena.example", Optional.empty(), SampleCases.SEEN);
        Files.writeString(
                FOLDER.resolve(file + ".eml"),
                new MailWriter("vigie@lena.example").write(posting, content).mime());
    }

    private static List<Thumbnail> thumbnails() throws IOException {
        return List.of(
                new Thumbnail("mine", Thumbnail.Side.ORIGINAL, "page-3.png", picture(new Color(0x1b6ca8))),
                new Thumbnail("theirs", Thumbnail.Side.PAGE, "i.jpg", picture(new Color(0xa8571b))));
    }

    private static Body picture(Color color) throws IOException {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 320, 200);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return Body.of(bytes.toByteArray());
    }
}
