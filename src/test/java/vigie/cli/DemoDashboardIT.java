package vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import vigie.testing.Chromium;
import vigie.testing.VigieProcess;

/** What a newcomer does first: starts the demo, opens its link, judges a case. Leaves {@code demo-*} screenshots. */
class DemoDashboardIT {
    /** The demo's one round takes half a minute on two cores of 2024. */
    private static final Duration ROUND_MAX = Duration.ofMinutes(4);

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/open\\?token=[A-Za-z0-9_-]{43}");

    @TempDir
    Path folder;

    private ChromeDriver browser;
    private VigieProcess demo;

    @BeforeEach
    void start() {
        browser = Chromium.start();
        browser.manage().window().setSize(new Dimension(1_280, 1_000));
        demo = VigieProcess.start(folder, "demo", "--to", folder.resolve("demo").toString());
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void newcomer_findsThePlantedCases_andJudgesOne() throws Exception {
        URI link = URI.create(demo.await(LINK, ROUND_MAX));
        URI dashboard = link.resolve("/");
        assertThat(mails())
                .as("links in mails lead to the dashboard that serves")
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail).contains(dashboard + "cases/"));

        browser.get(link.toString());
        for (String language : List.of("en", "fr")) {
            look(dashboard, language);
        }
        browser.get(dashboard.resolve("/unread").toString());
        assertThat(browser.findElement(By.tagName("main")).getText())
                .contains("robots.txt", "demande qu’on le laisse")
                .doesNotContainPattern("[0-9]T[0-9]{2}:");
        browser.get(dashboard.resolve("/cases").toString());
        List<WebElement> cases = browser.findElements(By.cssSelector("article.case h2 a"));
        assertThat(cases)
                .extracting(WebElement::getText)
                .hasSize(3)
                .anyMatch(title -> title.contains("127.0.0.2"))
                .anyMatch(title -> title.contains("127.0.0.3"))
                .anyMatch(title -> title.contains("127.0.0.4"));

        String judged = cases.getFirst().getText();
        cases.getFirst().click();
        browser.findElement(By.cssSelector("input[value=copy]")).click();
        browser.findElement(By.cssSelector("#judgment button[type=submit]")).click();
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.textToBePresentInElementLocated(By.id("judgment"), "Vous avez dit"));
        browser.get(dashboard.resolve("/cases").toString());
        assertThat(browser.findElements(By.cssSelector("article.case"))).hasSize(2);
        browser.get(dashboard.resolve("/cases?shelf=judged").toString());
        assertThat(browser.findElement(By.tagName("main")).getText()).contains(judged, "Vous avez dit : Copie");
        Chromium.screenshot(browser, "demo-fr-judged");

        assertThat(demo.stop()).as("stops in order when asked").isTrue();
    }

    /** Looks at every page of a language and leaves the browser at the list of cases. */
    private void look(URI dashboard, String language) {
        browser.get(dashboard.resolve("/cases?lang=" + language).toString());
        List<String> addresses = browser.findElements(By.cssSelector("article.case h2 a")).stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        for (String address : addresses) {
            browser.get(address);
            new WebDriverWait(browser, Duration.ofSeconds(20)).until(shown -> picturesAreThere());
            Chromium.screenshot(
                    browser,
                    "demo-" + language
                            + address.substring(address.lastIndexOf("/cases")).replace('/', '-'));
        }
        for (String page : List.of(
                "sources",
                "unread",
                "mails",
                "search?q=carton",
                "cases?shelf=mentions",
                "cases?shelf=left-alone",
                "cases")) {
            browser.get(dashboard.resolve("/" + page).toString());
            Chromium.screenshot(browser, "demo-" + language + "-" + page.replaceAll("[?].*=", "-"));
        }
    }

    private boolean picturesAreThere() {
        return Boolean.TRUE.equals(browser.executeScript(
                "return Array.from(document.images).every(image => image.complete && image.naturalWidth > 0)"));
    }

    private List<String> mails() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("demo/data/mail"))) {
            return files.filter(Files::isRegularFile)
                    .map(DemoDashboardIT::unfolded)
                    .toList();
        }
    }

    /** Quoted-printable breaks long lines with a trailing equals sign (RFC 2045, section 6.7). */
    private static String unfolded(Path mail) {
        try {
            return Files.readString(mail).replace("=\r\n", "").replace("=\n", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
