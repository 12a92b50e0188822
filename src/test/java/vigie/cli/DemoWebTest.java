package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import vigie.testing.SharedWords;

/** The planted facts of the made-up web are true: otherwise the demo would prove nothing. */
class DemoWebTest {
    private static final SharedWords RUNS = new SharedWords(8);
    private static final List<String> ORIGINALS = DemoWeb.OWNER_FILES.stream()
            .filter(name -> name.endsWith(".md") || name.endsWith(".srt"))
            .toList();

    @Test
    void pages_areAllThatTheResourcesHold() throws IOException {
        Path web = Path.of("src/main/resources/demo/web");
        try (Stream<Path> files = Files.walk(web)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html"))
                            .map(file -> "/" + web.relativize(file))
                            .map(name -> name.replaceFirst("/index\\.html$", "/")))
                    .containsExactlyInAnyOrderElementsOf(DemoWeb.PAGES.stream()
                            .map(page -> "/" + page.site().folder() + page.path())
                            .toList());
        }
    }

    @Test
    void articles_areLongEnoughToBeReal() throws IOException {
        for (DemoPage page : DemoWeb.PAGES) {
            if (!page.path().equals("/") && page.fact() != DemoPage.Fact.DEFERRED) {
                assertThat(SharedWords.of(article(page))).as(page.path()).hasSizeBetween(200, 800);
            }
        }
    }

    @Test
    void innocentPages_areEightArticlesOrMoreAndShareNoRun() throws IOException {
        List<DemoPage> innocent = withFact(DemoPage.Fact.INNOCENT);
        assertThat(innocent.stream().filter(page -> !page.path().equals("/"))).hasSizeGreaterThanOrEqualTo(8);
        for (DemoPage page : innocent) {
            for (String original : ORIGINALS) {
                assertThat(RUNS.covered(article(page), owner(original)))
                        .as("%s %s and %s", page.site(), page.path(), original)
                        .isZero();
            }
        }
    }

    @Test
    void innocentPages_useTheSameHashtags() throws IOException {
        assertThat(article(page("/articles/monter-vite.html"))).contains("#ugc");
        assertThat(owner("originals/carrousel-lumiere-fenetre.md")).contains("#ugc");
    }

    @Test
    void repostedCarousel_sharesMostOfItsWordsInAnotherOrder() throws IOException {
        DemoPage page = page("/2026/10/lumiere-naturelle.html");
        String original = owner(original(page));
        assertThat(RUNS.covered(article(page), original)).isGreaterThan(200);
        String fourthSlide = "l ombre remonte d un coup";
        String firstSlide = "lumière douce toute la journée";
        assertThat(plain(article(page))).containsSubsequence(fourthSlide, firstSlide);
        assertThat(plain(original)).containsSubsequence(firstSlide, fourthSlide);
    }

    @Test
    void copiedScript_isAboutHalfOfItWithSomeWordsChanged() throws IOException {
        DemoPage page = page("/articles/first-video.html");
        String script = owner(original(page));
        int words = SharedWords.of(script).size();
        assertThat(RUNS.covered(script, article(page))).isBetween(words * 35 / 100, words * 65 / 100);
        assertThat(article(page)).contains("sit nearer than feels polite");
        assertThat(script).doesNotContain("nearer");
    }

    @Test
    void quotation_isShortMarkedAndCredited() throws IOException {
        DemoPage page = withFact(DemoPage.Fact.QUOTED).getFirst();
        assertThat(RUNS.covered(article(page), owner(original(page)))).isBetween(20, 60);
        Document html = html(page);
        assertThat(html.select("blockquote p").text()).startsWith("«").endsWith("»");
        assertThat(html.select("a[href^=https://lena.example/]")).isNotEmpty();
        assertThat(article(page)).contains("Léna Martin");
    }

    @Test
    void allowedPage_holdsTheWholeGuide() throws IOException {
        DemoPage page = withFact(DemoPage.Fact.ALLOWED).getFirst();
        assertThat(RUNS.covered(article(page), owner(original(page)))).isGreaterThan(250);
        assertThat(owner("watchlists/lena.yaml")).contains("to: {partenaire}/", "guide-*");
    }

    @Test
    void earlierPage_sharesAPassageAndIsOlder() throws IOException {
        DemoPage page = withFact(DemoPage.Fact.EARLIER).getFirst();
        String original = owner(original(page));
        assertThat(RUNS.covered(article(page), original)).isBetween(50, 100);
        LocalDate published = LocalDate.parse(original.lines()
                .filter(line -> line.startsWith("published: "))
                .findFirst()
                .orElseThrow()
                .substring("published: ".length()));
        assertThat(LocalDate.parse(html(page).select("time").attr("datetime"))).isBefore(published);
    }

    @Test
    void draft_holdsTheScriptAndRobotsForbidIt() throws IOException {
        DemoPage page = withFact(DemoPage.Fact.DISALLOWED).getFirst();
        assertThat(RUNS.covered(article(page), owner(original(page)))).isGreaterThan(250);
        assertThat(text("web/clip/robots.txt")).contains("Disallow: /drafts/");
        assertThat(html(page("/articles/say-no.html")).select("a[href*=drafts]"))
                .isEmpty();
        assertThat(text("web/clip/index.html")).contains(page.path());
        assertThat(text("web/clip/sitemap.xml")).doesNotContain("drafts");
    }

    @Test
    void feedAndSitemaps_nameThePages() throws IOException {
        assertThat(text("web/studio/feed.xml")).contains("{studio}/2026/10/lumiere-naturelle.html");
        assertThat(text("web/clip/sitemap.xml")).contains("{clip}/articles/first-video.html");
        assertThat(text("web/slow/sitemap.xml")).contains("{slow}/one-take.html");
    }

    @Test
    void copiedPicture_isTheOriginalMirroredWithACaptionBelow() throws IOException {
        BufferedImage original = picture(DemoPictures.original());
        BufferedImage copied = picture(DemoPictures.copied());
        assertThat(copied.getWidth()).isEqualTo(original.getWidth());
        assertThat(copied.getHeight()).isGreaterThan(original.getHeight());
        int right = original.getWidth() - 1;
        assertThat(difference(original, copied, x -> right - x)).isLessThan(8);
        assertThat(difference(original, copied, x -> x)).isGreaterThan(20);
        assertThat(html(page("/nouveautes.html")).select("img[src=/images/matin.jpg]"))
                .hasSize(1);
    }

    @Test
    void otherPicture_isAnotherScene() throws IOException {
        BufferedImage original = picture(DemoPictures.original());
        BufferedImage other = picture(DemoPictures.unrelated());
        int right = original.getWidth() - 1;
        assertThat(difference(original, other, x -> x)).isGreaterThan(20);
        assertThat(difference(original, other, x -> right - x)).isGreaterThan(20);
    }

    @Test
    void pictures_areTheSameEachTime() {
        assertThat(DemoPictures.original()).isEqualTo(DemoPictures.original());
    }

    /** Returns the mean difference of the green channel, in levels of 256. */
    private static double difference(BufferedImage original, BufferedImage other, IntUnaryOperator column) {
        long sum = 0;
        for (int y = 0; y < original.getHeight(); y++) {
            for (int x = 0; x < original.getWidth(); x++) {
                sum += Math.abs(
                        (original.getRGB(x, y) >> 8 & 0xFF) - (other.getRGB(column.applyAsInt(x), y) >> 8 & 0xFF));
            }
        }
        return (double) sum / original.getHeight() / original.getWidth();
    }

    private static BufferedImage picture(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static List<DemoPage> withFact(DemoPage.Fact fact) {
        return DemoWeb.PAGES.stream().filter(page -> page.fact() == fact).toList();
    }

    private static DemoPage page(String path) {
        return DemoWeb.PAGES.stream()
                .filter(page -> page.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String original(DemoPage page) {
        return page.original().orElseThrow();
    }

    private static String plain(String text) {
        return String.join(" ", SharedWords.of(text));
    }

    private static String article(DemoPage page) throws IOException {
        return html(page).select("main").text();
    }

    private static Document html(DemoPage page) throws IOException {
        String file = page.path().endsWith("/") ? page.path() + "index.html" : page.path();
        return Jsoup.parse(text("web/" + page.site().folder() + file));
    }

    /** Returns an owner's file as text; the numbers and times of subtitles go, as they stand between the words. */
    private static String owner(String name) throws IOException {
        String text = text("owner/" + name);
        return name.endsWith(".srt") ? text.replaceAll("(?m)^\\d+$|^.* --> .*$", "") : text;
    }

    private static String text(String name) throws IOException {
        return new String(DemoWeb.resource(name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
