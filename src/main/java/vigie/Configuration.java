package vigie;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.CrawlSettings;
import vigie.discover.ServiceSettings;
import vigie.notice.MailSettings;
import vigie.watch.Problem;
import vigie.watch.Section;
import vigie.watch.Value;
import vigie.watch.Words;
import vigie.watch.YamlFile;
import vigie.watch.YamlSchema;
import vigie.web.WebSettings;

/**
 * What {@code config/vigie.yaml} says, with the embedded defaults for what it leaves out.
 *
 * @param home the folder that holds {@code config/} and {@code watchlists/}, absolute; relative names start here
 * @param language of the dashboard, the command line and watchlists that name none
 * @param data the folder of everything Vigie writes
 * @param crawl how pages are read; empty without a contact, and then nothing may be fetched
 * @param services which services may be asked
 * @param mail how mails leave
 * @param web where the dashboard listens
 * @param webPasswordFile file that holds the dashboard's password
 * @param confirmAfter gap between seeing a copy and looking again before anybody is told
 * @param problems everything wrong in the file; with any, the daemon must not start
 */
public record Configuration(
        Path home,
        Locale language,
        Path data,
        Optional<CrawlSettings> crawl,
        ServiceSettings services,
        MailSettings mail,
        WebSettings web,
        Optional<Path> webPasswordFile,
        Duration confirmAfter,
        List<Problem> problems) {
    /** Where the configuration stands below the home folder. */
    public static final String FILE = "config/vigie.yaml";

    private static final YamlSchema SCHEMA = YamlSchema.of(Configuration.class, "configuration.schema.json");
    private static final Duration CONFIRM_AFTER = Duration.ofMinutes(15);
    private static final Duration CONFIRM_LEAST = Duration.ofMinutes(1);
    private static final int WEB_PORT = 8377;
    /** A flood of mails is a fault of ours, and providers punish it; twenty alerts an hour are more than anyone reads. */
    private static final int MAILS_PER_HOUR = 20;

    private static final Map<MailSettings.Security, Integer> MAIL_PORTS =
            Map.of(MailSettings.Security.STARTTLS, 587, MailSettings.Security.TLS, 465, MailSettings.Security.NONE, 25);

    public Configuration {
        problems = List.copyOf(problems);
    }

    /** Reads the configuration below a home folder; a missing file is an empty one. */
    public static Configuration load(Path home) {
        return load(home, System.getenv());
    }

    static Configuration load(Path home, Map<String, String> environment) {
        Path absolute = home.toAbsolutePath().normalize();
        Path file = absolute.resolve(FILE);
        Locale system = Locale.getDefault();
        YamlFile yaml =
                Files.exists(file) ? YamlFile.read(file, SCHEMA, system) : YamlFile.of(file, "", SCHEMA, system);
        Section root = yaml.root();
        Optional<CrawlSettings> crawl = CrawlSection.read(root, words(yaml));
        MailSettings mail = mail(root.section("mail"), absolute, environment, words(yaml));
        WebSettings web = web(root.section("web"));
        Duration confirmAfter = root.section("round")
                .value("confirm_after")
                .flatMap(value -> value.duration(CONFIRM_LEAST))
                .orElse(CONFIRM_AFTER);
        Path data = absolute.resolve(text(root, "data").orElse("data")).normalize();
        Optional<Path> webPasswordFile = file(root.section("web"), "password_file", absolute, words(yaml));
        ServiceSettings services = new ServicesSection(root, absolute, environment, words(yaml)).read();
        return new Configuration(
                absolute,
                yaml.language(),
                data,
                crawl,
                services,
                mail,
                web,
                webPasswordFile,
                confirmAfter,
                yaml.problems());
    }

    /** Returns the folder of watchlists. */
    public Path watchlists() {
        return home.resolve("watchlists");
    }

    private static Words words(YamlFile yaml) {
        return Words.of(Configuration.class, yaml.language());
    }

    private static MailSettings mail(Section mail, Path home, Map<String, String> environment, Words words) {
        MailSettings.Security security =
                text(mail, "security").flatMap(Configuration::security).orElse(MailSettings.Security.STARTTLS);
        Optional<Path> credential = Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
                .map(folder -> Path.of(folder, "smtp-password"))
                .filter(Files::isRegularFile);
        return new MailSettings(
                mail.value("from").flatMap(Value::mailAddress).orElse("vigie@localhost"),
                text(mail, "host"),
                mail.value("port").flatMap(Value::port).orElse(MAIL_PORTS.getOrDefault(security, 587)),
                security,
                text(mail, "user"),
                file(mail, "password_file", home, words).or(() -> credential),
                file(mail, "ca_file", home, words),
                mail.value("per_hour_max")
                        .flatMap(Value::integer)
                        .filter(most -> most >= 1)
                        .orElse(MAILS_PER_HOUR));
    }

    private static Optional<MailSettings.Security> security(String written) {
        return switch (written) {
            case "none" -> Optional.of(MailSettings.Security.NONE);
            case "starttls" -> Optional.of(MailSettings.Security.STARTTLS);
            case "tls" -> Optional.of(MailSettings.Security.TLS);
            default -> Optional.empty();
        };
    }

    private static WebSettings web(Section web) {
        Optional<URI> publicUrl = web.value("public_url").flatMap(Value::url);
        return new WebSettings(
                text(web, "host").orElse("127.0.0.1"),
                web.value("port").flatMap(Value::port).orElse(WEB_PORT),
                publicUrl);
    }

    static Optional<Path> file(Section section, String key, Path home, Words words) {
        Optional<Path> file = text(section, key).map(name -> home.resolve(name).normalize());
        if (file.isPresent() && !Files.isReadable(file.get())) {
            section.value(key)
                    .ifPresent(value -> value.reject(
                            words, "file.unreadable", value.text(), file.get().toString()));
        }
        return file;
    }

    private static Optional<String> text(Section section, String key) {
        return section.value(key).map(Value::text);
    }
}
