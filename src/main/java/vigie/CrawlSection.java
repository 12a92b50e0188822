package vigie;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.crawl.CrawlSettings;
import vigie.watch.Section;
import vigie.watch.Value;
import vigie.watch.Words;

/** The keys {@code contact} and {@code crawl} of the configuration. */
final class CrawlSection {
    private static final Duration DELAY_LEAST = Duration.ofSeconds(1);
    private static final int MEBIBYTE = 1 << 20;
    private static final int BODY_MEBIBYTES_MAX = 100;

    private CrawlSection() {}

    /** Returns the settings, or nothing and a problem when no contact is given. */
    static Optional<CrawlSettings> read(Section root, Words words) {
        Section crawl = root.section("crawl");
        CrawlSettings otherwise = CrawlSettings.of("nobody@localhost");
        // below a second only for the hosts listed as local: CrawlSettings holds the others to a second
        Duration delayLeast = crawl.values("local_hosts").isEmpty() ? DELAY_LEAST : Duration.ZERO;
        Duration delay = crawl.value("delay")
                .flatMap(value -> value.duration(delayLeast))
                .orElse(otherwise.delay());
        Duration deadline = crawl.value("deadline")
                .flatMap(value -> value.duration(DELAY_LEAST))
                .orElse(otherwise.deadline());
        int bodyBytesMax =
                crawl.value("body_max").flatMap(value -> bytes(value, words)).orElse(otherwise.bodyBytesMax());
        int redirectsMax = crawl.value("redirects_max").flatMap(Value::integer).orElse(otherwise.redirectsMax());
        List<String> localHosts = crawl.values("local_hosts").stream()
                .map(host -> host.text().toLowerCase(Locale.ROOT))
                .toList();
        List<Integer> ports = crawl.values("ports").stream()
                .flatMap(port -> port.port().stream())
                .toList();
        return contact(root, words)
                .map(contact -> new CrawlSettings(
                        contact,
                        delay,
                        deadline,
                        bodyBytesMax,
                        redirectsMax,
                        localHosts,
                        ports.isEmpty() ? otherwise.ports() : ports));
    }

    private static Optional<String> contact(Section root, Words words) {
        Optional<Value> written =
                root.value("contact").filter(value -> !value.text().isEmpty());
        if (written.isEmpty()) {
            root.reject(words, "contact.missing");
            return Optional.empty();
        }
        Value value = written.get();
        return value.text().contains("@") ? value.mailAddress() : value.url().map(Object::toString);
    }

    /** Reads {@code 10MB}: what people write, taken as mebibytes. */
    private static Optional<Integer> bytes(Value value, Words words) {
        String digits = value.text().replaceFirst("\\s*MB$", "");
        if (digits.matches("[0-9]{1,3}") && !digits.equals(value.text())) {
            int mebibytes = Integer.parseInt(digits);
            if (mebibytes >= 1 && mebibytes <= BODY_MEBIBYTES_MAX) {
                return Optional.of(mebibytes * MEBIBYTE);
            }
        }
        value.reject(words, "size.wrong", value.text());
        return Optional.empty();
    }
}
