package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.crawl.CrawlSettings;
import vigie.notice.MailSettings;
import vigie.web.WebSettings;

class ConfigurationTest {
    @TempDir
    Path home;

    @Test
    void shippedFile_lacksOnlyTheContact() throws IOException {
        String shipped = Files.readString(Path.of(Configuration.FILE));
        Configuration asShipped = load(shipped);
        assertThat(asShipped.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("contact"));
        Configuration filled = load(shipped.replace("\ncontact:", "\ncontact: lena@lena.example"));
        assertThat(filled.problems()).isEmpty();
        assertThat(filled).isEqualTo(load("contact: lena@lena.example\n"));
    }

    @Test
    void shippedFile_showsEveryKey() throws IOException {
        String shipped = Files.readString(Path.of(Configuration.FILE));
        Pattern.compile("\"(\\w+)\": \\{\\s+\"description\"")
                .matcher(Files.readString(Path.of("src/main/resources/vigie/configuration.schema.json")))
                .results()
                .forEach(key -> assertThat(shipped).containsPattern("(?m)^ *" + key.group(1) + ":"));
    }

    @Test
    void missingFile_hasDefaultsAndNoContact() {
        Configuration configuration = Configuration.load(home, Map.of());
        assertThat(configuration.problems()).hasSize(1);
        assertThat(configuration.crawl()).isEmpty();
        assertThat(configuration.data()).isEqualTo(home.resolve("data"));
        assertThat(configuration.watchlists()).isEqualTo(home.resolve("watchlists"));
        assertThat(configuration.web()).isEqualTo(new WebSettings("127.0.0.1", 8377, Optional.empty()));
        assertThat(configuration.mail().host()).isEmpty();
        assertThat(configuration.confirmAfter()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void everyKey_isRead() throws IOException {
        Files.writeString(home.resolve("secret"), "x");
        Configuration configuration = load("""
                contact: https://lena.example/vigie
                language: fr
                data: /var/lib/vigie
                crawl: {delay: 2s, deadline: 1m, body_max: 2MB, redirects_max: 3, local_hosts: ["Intranet:8080"], ports: [443]}
                mail: {from: vigie@lena.example, host: smtp.lena.example, security: tls, user: lena, password_file: secret,
                       ca_file: secret, per_hour_max: 5}
                web: {host: 0.0.0.0, port: 80, public_url: "https://vigie.lena.example/"}
                round: {confirm_after: 1h}
                """);
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.language()).isEqualTo(Locale.FRENCH);
        assertThat(configuration.data()).isEqualTo(Path.of("/var/lib/vigie"));
        assertThat(configuration.crawl())
                .contains(new CrawlSettings(
                        "https://lena.example/vigie",
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1),
                        2 << 20,
                        3,
                        List.of("intranet:8080"),
                        List.of(443)));
        assertThat(configuration.mail())
                .isEqualTo(new MailSettings(
                        "vigie@lena.example",
                        Optional.of("smtp.lena.example"),
                        465,
                        MailSettings.Security.TLS,
                        Optional.of("lena"),
                        Optional.of(home.resolve("secret")),
                        Optional.of(home.resolve("secret")),
                        5));
        assertThat(configuration.web())
                .isEqualTo(new WebSettings("0.0.0.0", 80, Optional.of(URI.create("https://vigie.lena.example/"))));
        assertThat(configuration.confirmAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void password_comesFromTheCredentialsOfTheService() throws IOException {
        Path credential = Files.writeString(home.resolve("smtp-password"), "x");
        Configuration configuration = Configuration.load(home, Map.of("CREDENTIALS_DIRECTORY", home.toString()));
        assertThat(configuration.mail().passwordFile()).contains(credential);
    }

    @Test
    void mistakes_areToldAtOnceAtTheirPlace() throws IOException {
        Configuration configuration = load("""
                language: en
                contact: lena
                crawl: {dellay: 1s, deadline: 0s, body_max: 2GB}
                mail: {security: ssl, password_file: nowhere, port: 99999}
                password: secret
                """);
        assertThat(configuration.problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .containsExactly(
                        "2:10 “lena” is not a web address.",
                        "3:9 There is no key “dellay” here.",
                        "3:31 “0s” is too short.",
                        "3:45 “2GB” is not a size between 1MB and 100MB.",
                        "4:18 “ssl” is not a choice for “security”.",
                        "4:38 The file “nowhere” is not there or cannot be read.",
                        "4:53 “port” goes from 1 to 65535.",
                        "5:1 There is no key “password” here.");
        assertThat(configuration.problems().get(1).remedy()).isEqualTo("Did you mean “delay”?");
    }

    private Configuration load(String text) throws IOException {
        Path file = home.resolve(Configuration.FILE);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return Configuration.load(home, Map.of());
    }
}
