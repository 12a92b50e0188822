package vigie;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vigie.discover.ServiceSettings;
import vigie.watch.Section;
import vigie.watch.Value;
import vigie.watch.Words;

/** The keys {@code services} of the configuration. */
final class ServicesSection {
    private final Section services;
    private final Path home;
    private final Map<String, String> environment;
    private final Words words;

    ServicesSection(Section root, Path home, Map<String, String> environment, Words words) {
        this.services = root.section("services");
        this.home = home;
        this.environment = environment;
        this.words = words;
    }

    ServiceSettings read() {
        return new ServiceSettings(
                services.value("searxng").flatMap(Value::url),
                key("brave_key"),
                key("mojeek_key"),
                key("kagi_key"),
                number("queries_per_day", ServiceSettings.QUERIES_A_DAY),
                key("google_vision_key"),
                key("tineye_key"),
                number("pictures_per_day", ServiceSettings.PICTURES_A_DAY),
                services.value("bluesky_server").flatMap(Value::url).orElse(ServiceSettings.BLUESKY_SERVER),
                services.value("bluesky_user").map(Value::text),
                key("bluesky_password"),
                key("archive_key"));
    }

    /** A key's file: the one named, else that of the key's name in the credentials folder of systemd. */
    private Optional<Path> key(String name) {
        Optional<Path> credential = Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
                .map(folder -> Path.of(folder, name.replace('_', '-')))
                .filter(Files::isRegularFile);
        return Configuration.file(services, name + "_file", home, words).or(() -> credential);
    }

    private int number(String key, int otherwise) {
        return services.value(key)
                .flatMap(Value::integer)
                .filter(most -> most >= 0)
                .orElse(otherwise);
    }
}
