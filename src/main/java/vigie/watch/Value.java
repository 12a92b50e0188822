package vigie.watch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of a YAML file. Each reading gives what the text means, or nothing and a problem at its place; a place already
 * complained of is not complained of again.
 */
public final class Value {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})\\s*([smhd])");
    /** Enough to catch what cannot be an address; only a mail that arrives proves one (RFC 5321, section 4.1.2). */
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");

    private static final Pattern WEB_ADDRESS = Pattern.compile("(https?://)([^/?#]+)(.*)", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final int PORT_MAX = 65_535;

    private final YamlNode.Scalar scalar;
    private final Problems problems;

    Value(YamlNode.Scalar scalar, Problems problems) {
        this.scalar = scalar;
        this.problems = problems;
    }

    /** Returns the text as written, without its quotes and outer blanks. */
    public String text() {
        return scalar.text().strip();
    }

    /** Returns where the value starts. */
    public Place place() {
        return scalar.place();
    }

    /** Returns the number, whose range the schema holds. */
    public Optional<Integer> integer() {
        try {
            return Optional.of(Integer.valueOf(text()));
        } catch (NumberFormatException e) {
            return refuse("value.number");
        }
    }

    /** Returns a TCP port, 1 to 65,535. */
    public Optional<Integer> port() {
        return integer().filter(port -> port >= 1 && port <= PORT_MAX).or(() -> refuse("value.port"));
    }

    /** Returns a duration such as {@code 30m}, {@code 6h} or {@code 2d}, at least as long as {@code least}. */
    public Optional<Duration> duration(Duration least) {
        Matcher written = DURATION.matcher(text());
        if (!written.matches()) {
            return refuse("value.duration");
        }
        Duration unit = switch (written.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
        Duration duration = unit.multipliedBy(Integer.parseInt(written.group(1)));
        return duration.compareTo(least) < 0 ? refuse("value.short", written(least)) : Optional.of(duration);
    }

    /** Returns a day written {@code 2027-03-31}. */
    public Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(text()));
        } catch (DateTimeParseException e) {
            return refuse("value.date");
        }
    }

    /** Returns a time of day written {@code 08:00}. */
    public Optional<LocalTime> time() {
        try {
            return Optional.of(LocalTime.parse(text(), TIME));
        } catch (DateTimeParseException e) {
            return refuse("value.time");
        }
    }

    /** Returns a weekday by its English or French name. */
    public Optional<DayOfWeek> weekday() {
        Predicate<DayOfWeek> named = day -> text().equalsIgnoreCase(day.name())
                || text().equalsIgnoreCase(day.getDisplayName(TextStyle.FULL, Locale.FRENCH));
        return List.of(DayOfWeek.values()).stream().filter(named).findFirst().or(() -> refuseWeekday());
    }

    /** Returns a time zone such as {@code Europe/Paris}. */
    public Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(text()));
        } catch (DateTimeException e) {
            String nearest = Nearest.of(text(), ZoneId.getAvailableZoneIds()).orElse(nearestCity());
            return refuse("value.zone", nearest);
        }
    }

    /** Returns an absolute http or https address with a host, in ASCII: accents are coded as browsers do. */
    public Optional<URI> url() {
        Matcher parts = WEB_ADDRESS.matcher(text());
        if (!parts.matches()) {
            return refuse("value.url", webForm());
        }
        try {
            URI url = new URI(parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3));
            return url.getHost() != null
                    ? Optional.of(URI.create(url.toASCIIString()))
                    : refuse("value.url", webForm());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return refuse("value.url", webForm());
        }
    }

    /** Returns a mail folder written {@code imaps://user@server/folder}; {@code imap} only on this machine. */
    public Optional<URI> mailFolder() {
        try {
            URI url = new URI(text());
            boolean local = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
            boolean safe = "imaps".equals(url.getScheme()) || (local && "imap".equals(url.getScheme()));
            boolean whole = url.getHost() != null
                    && url.getUserInfo() != null
                    && !url.getUserInfo().contains(":")
                    && url.getPath().length() > 1;
            return safe && whole ? Optional.of(url) : refuse("value.mailFolder");
        } catch (URISyntaxException e) {
            return refuse("value.mailFolder");
        }
    }

    /** Returns a mail address. */
    public Optional<String> mailAddress() {
        return MAIL_ADDRESS.matcher(text()).matches() ? Optional.of(text()) : refuse("value.mail");
    }

    /** Adds a problem at this value, in the words of a package. */
    public void reject(Words words, String key, String... arguments) {
        if (!problems.knows(place())) {
            problems.add(place(), words, key, arguments);
        }
    }

    /** Adds a problem at this value: the value itself is the sentence's first argument. */
    void reject(String key, String... arguments) {
        List<String> all = new ArrayList<>(List.of(text()));
        all.addAll(List.of(arguments));
        reject(problems.words(), key, all.toArray(String[]::new));
    }

    private <T> Optional<T> refuse(String key, String... arguments) {
        reject(key, arguments);
        return Optional.empty();
    }

    private Optional<DayOfWeek> refuseWeekday() {
        List<String> own = weekdays(problems.words().language());
        List<String> both = new ArrayList<>(weekdays(Locale.ENGLISH));
        both.addAll(weekdays(Locale.FRENCH));
        return refuse("value.weekday", Nearest.of(text(), both).orElseGet(() -> String.join(", ", own)));
    }

    private static List<String> weekdays(Locale language) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.FULL, language).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the zone whose city is nearest to the text, or the one of the shipped example. */
    private String nearestCity() {
        List<String> cities = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/"))
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .toList();
        return Nearest.of(text().substring(text().lastIndexOf('/') + 1), cities)
                .flatMap(city -> ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.endsWith("/" + city))
                        .sorted()
                        .findFirst())
                .orElse("Europe/Paris");
    }

    /** Returns what the address would be as a web address, for the remedy. */
    private String webForm() {
        String rest = text().replaceFirst("^[A-Za-z]*:/*", "").replace(" ", "%20");
        return "https://" + (rest.isEmpty() ? "autre.example/" : rest);
    }

    private static String written(Duration duration) {
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutes() < 60 ? duration.toMinutes() + "m" : duration.toHours() + "h";
    }
}
