package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.evidence.BundleVerifier;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.State;
import vigie.match.Match;
import vigie.testing.FakeSite.Answer;
import vigie.testing.Texts;

/** A whole round over a film and over words that stand in a picture: a real site, database and worker, mails as files. */
class MediaRoundIT extends Household {
    private static final List<String> WORDS = List.of(
            "Trois accroches qui marchent",
            "pour parler vrai à votre",
            "audience sans crier plus fort",
            "que le voisin d’à côté : posez",
            "une question précise, donnez",
            "un chiffre surprenant, puis",
            "racontez l’échec de mardi.");

    @BeforeEach
    void plant() throws IOException {
        write("originals/reel.mp4", resource("image/film.mp4"));
        write("originals/slide.png", slide(WORDS, 54, Color.WHITE, new Color(30, 40, 60)));
        configure();
        watch(ORIGINALS, "");
        site.page("/", Texts.page("Accueil", "<a href='/film.html'>film</a> <a href='/conseils.html'>conseils</a>"));
    }

    @Test
    void filmOfAPage_isFoundWithItsStretch_provedAndTold() throws IOException {
        site.page("/film.html", Texts.page("Film", "<p>Regardez</p><video src='/v.webm' controls></video>"));
        serve("/v.webm", "video/webm", resource("image/mirrored-part.webm"));
        round();
        Case found = theCase();
        assertThat(found.main().label()).isEqualTo(Label.REUSE);
        assertThat(found.main().state()).isEqualTo(State.CONFIRMED);
        assertThat(found.main().match()).isInstanceOfSatisfying(Match.Video.class, video -> {
            assertThat(video.originalVideo()).isEqualTo("reel.mp4");
            assertThat(video.mirrored()).isTrue();
            assertThat(video.inOriginal().start()).isBetween(1.0, 3.0);
        });
        try (House house = house()) {
            Path bundle = house.store()
                    .evidence()
                    .find(found.main().evidenceId())
                    .orElseThrow()
                    .folder();
            assertThat(BundleVerifier.verify(bundle, home.resolve("data/journal.jsonl"))
                            .holds())
                    .isTrue();
            assertThat(bundle.resolve("images/01.webm")).hasBinaryContent(resource("image/mirrored-part.webm"));
            assertThat(house.thumbnails().of(found)).hasSize(2);
        }
        assertThat(mail()).contains("reel", "Content-ID: <copy>");
        try (Stream<Path> left = Files.list(home.resolve("data/cache/videos"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void wordsOfASlideInANewLayout_areFoundInThePicture() throws IOException {
        List<String> single = List.of(String.join(" ", WORDS).split(" "));
        List<String> reset = IntStream.iterate(0, i -> i < single.size(), i -> i + 4)
                .mapToObj(i -> String.join(" ", single.subList(i, Math.min(i + 4, single.size()))))
                .toList();
        site.page("/conseils.html", Texts.page("Conseils", "<p>Mes conseils</p><img src='/carte.png'>"));
        serve("/carte.png", "image/png", slide(reset, 40, new Color(20, 60, 40), new Color(240, 235, 220)));
        round();
        Case found = theCase();
        assertThat(found.main().label()).isEqualTo(Label.REUSE);
        assertThat(found.main().match())
                .isInstanceOfSatisfying(
                        Match.Text.class, text -> assertThat(text.containment()).isGreaterThan(0.8));
        try (House house = house()) {
            assertThat(house.store().cases().pageText(found.main().id()))
                    .contains("▣ carte.png")
                    .contains("question précise");
        }
    }

    private void serve(String path, String type, byte[] bytes) {
        site.on(path, new Answer(200, Map.of("Content-Type", type), Body.of(bytes)));
    }

    private static byte[] slide(List<String> lines, int size, Color ground, Color ink) throws IOException {
        BufferedImage slide = new BufferedImage(1080, 1080, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = slide.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 1080, 1080);
        graphics.setColor(ink);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i).strip(), 80, 180 + i * size * 8 / 5);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(slide, "png", bytes);
        return bytes.toByteArray();
    }

    private Case theCase() {
        try (House house = house()) {
            return theCase(house);
        }
    }

    private String mail() throws IOException {
        return Files.readString(mails().getFirst(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MediaRoundIT.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
