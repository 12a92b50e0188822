package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import vigie.finding.Verdict;
import vigie.testing.Chromium;
import vigie.watch.Problem;

/** The dashboard in a real browser; leaves what it saw in {@code target/screenshots}. */
class DashboardBrowserIT {
    private static final Dimension DESKTOP = new Dimension(1_280, 1_000);
    private static final Dimension PHONE = new Dimension(390, 844);

    private static ChromeDriver browser;

    @TempDir
    Path folder;

    private DashboardFixture fixture;

    @BeforeAll
    static void start() {
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void open() {
        fixture = DashboardFixture.french(folder);
        fixture.fill();
        browser.manage().window().setSize(DESKTOP);
        browser.manage().deleteAllCookies();
        browser.get(fixture.dashboard().oneTimeLink());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void case_isJudgedFromTheList_andSeenAsJudged() {
        browser.get(fixture.at("/cases?lang=fr").toString());
        assertThat(browser.getTitle()).isEqualTo("À regarder – Vigie");
        browser.findElement(By.partialLinkText("conseils-copies.example")).click();
        assertThat(browser.getTitle()).contains("Le miroir inversé");

        browser.findElement(By.cssSelector("input[value=copy]")).click();
        browser.findElement(By.name("note")).sendKeys("vu avec Anna");
        browser.findElement(By.cssSelector("#judgment button[type=submit]")).click();
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.textToBePresentInElementLocated(By.id("judgment"), "Vous avez dit"));
        screenshot("fr-case-judged");

        assertThat(fixture.judged()).containsExactly("c1");
        assertThat(fixture.store()
                        .cases()
                        .byId("c1")
                        .orElseThrow()
                        .judgment()
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.COPY);
        browser.get(fixture.at("/cases?shelf=judged").toString());
        assertThat(browser.findElement(By.tagName("main")).getText())
                .contains("conseils-copies.example", "Vous avez dit : Copie");
    }

    @Test
    void linkOfAMail_preselectsOnly() {
        browser.get(fixture.at("/cases/c1?verdict=citation").toString());
        assertThat(browser.findElement(By.cssSelector("input[value=citation]")).isSelected())
                .isTrue();
        assertThat(fixture.judged()).isEmpty();
    }

    @Test
    void passageNumber_leadsToItsOtherHalf() {
        browser.get(fixture.at("/cases/c1").toString());
        browser.findElement(By.cssSelector("#mine-3 a")).click();
        assertThat(browser.getCurrentUrl()).endsWith("#theirs-3");
        assertThat(browser.findElement(By.cssSelector("mark:target")).getText()).contains("Terminez par un geste");
    }

    @Test
    void hostileText_runsNothing() {
        browser.get(fixture.at("/cases/c1").toString());
        assertThat(browser.findElements(By.cssSelector("main img, main script")))
                .isEmpty();
        assertThat(browser.findElement(By.cssSelector("[aria-labelledby=side-theirs]"))
                        .getText())
                .contains("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyPage_isAccessible_andFitsAPhone(String language) {
        fixture.problems(new Problem(
                Path.of("/home/lena/vigie/watchlists/" + "une-liste-au-nom-sans-coupure-".repeat(4) + ".yaml"),
                12,
                5,
                "La clé « sauces » n’existe pas ici.",
                "Vouliez-vous dire « sources » ?"));
        for (String path : new String[] {
            "/cases",
            "/cases?shelf=judged",
            "/cases?shelf=mentions",
            "/cases?shelf=left-alone",
            "/cases/c1",
            "/cases/c2",
            "/cases/c3",
            "/cases/c5",
            "/cases/c6",
            "/cases/c7",
            "/cases?shelf=similar",
            "/cases/c1/letters",
            "/cases/c1/letters/first-contact",
            "/sources",
            "/unread",
            "/search?q=miroir",
            "/mails",
            "/nowhere"
        }) {
            String address = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
            String name = language + path.replaceAll("[^a-z0-9-]+", "-");
            browser.manage().window().setSize(DESKTOP);
            browser.get(fixture.at(address).toString());
            assertAccessible(address);
            screenshot(name);
            browser.manage().window().setSize(PHONE);
            // the window takes its size when it has time
            new WebDriverWait(browser, Duration.ofSeconds(20)).until(page -> widthOfWindow() <= PHONE.getWidth());
            assertThat(width()).as(address).isLessThanOrEqualTo(widthOfWindow());
            screenshot(name + "-phone");
        }
    }

    @Test
    void darkMode_isAccessible() {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                java.util.Map.of(
                        "features",
                        java.util.List.of(java.util.Map.of("name", "prefers-color-scheme", "value", "dark"))));
        for (String path : new String[] {"/cases", "/cases/c1", "/sources"}) {
            browser.get(fixture.at(path + "?lang=fr").toString());
            assertAccessible("dark " + path);
            screenshot("dark" + path.replace('/', '-'));
        }
        browser.executeCdpCommand("Emulation.setEmulatedMedia", java.util.Map.of("features", java.util.List.of()));
    }

    @Test
    void emptyDashboardAndLogin_areAccessible(@TempDir Path other) {
        Owner owner = new Owner(Locale.FRENCH, Optional.of(PasswordHash.of("un mot de passe long")));
        try (DashboardFixture empty = new DashboardFixture(other, owner)) {
            browser.manage().deleteAllCookies();
            browser.get(empty.at("/cases").toString());
            assertAccessible("login");
            screenshot("fr-login");
            browser.findElement(By.name("password")).sendKeys("un mot de passe long");
            browser.findElement(By.cssSelector("main button")).click();
            new WebDriverWait(browser, Duration.ofSeconds(20)).until(ExpectedConditions.urlContains("/cases"));
            assertAccessible("empty");
            screenshot("fr-empty");
        }
    }

    private static void assertAccessible(String what) {
        assertThat(new AxeBuilder().analyze(browser).getViolations())
                .extracting(Rule::getId, rule -> rule.getNodes().getFirst().getHtml())
                .as(what)
                .isEmpty();
    }

    private static long width() {
        return number("return document.documentElement.scrollWidth");
    }

    private static long widthOfWindow() {
        return number("return document.documentElement.clientWidth");
    }

    private static long number(String script) {
        return browser.executeScript(script) instanceof Long length ? length : -1;
    }

    private static void screenshot(String name) {
        Chromium.screenshot(browser, name);
    }
}
