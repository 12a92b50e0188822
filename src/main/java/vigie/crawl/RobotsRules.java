package vigie.crawl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one robots.txt permits one crawler, by RFC 9309.
 *
 * <p>Groups that name the crawler are merged; those for everyone count only when none names it (2.2.1). Among the rules
 * that match, the longest wins, an allowance winning a tie (2.2.2). {@code *} stands for any octets and {@code $} at the
 * end of a rule for the end of the address (2.2.3). Lines of other kinds never part a group (2.2.4). Beyond the RFC, the
 * usual misspellings count, because what their authors want is plain. Our own, because the rule that decided and its line
 * are shown to people.
 */
public final class RobotsRules {
    /** Most octets read of a robots.txt (RFC 9309, section 2.5, asks for at least 500 KiB). */
    public static final int BYTES_MAX = 500 << 10;

    /** No rules at all: everything is permitted. */
    public static final RobotsRules NONE = new RobotsRules(List.of(), Optional.empty(), List.of());

    private static final Pattern PRODUCT_TOKEN = Pattern.compile("[A-Za-z_-]+");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");

    private final List<RobotsRule> rules;
    private final Optional<Duration> crawlDelay;
    private final List<String> sitemaps;

    private RobotsRules(List<RobotsRule> rules, Optional<Duration> crawlDelay, List<String> sitemaps) {
        this.rules = rules.stream().sorted(RobotsRule.DECIDING_FIRST).toList();
        this.crawlDelay = crawlDelay;
        this.sitemaps = List.copyOf(sitemaps);
    }

    /**
     * Decides about one address.
     *
     * @param allowed whether it may be visited
     * @param rule the deciding line as written, without its comment; empty when none spoke
     * @param line its number from 1; 0 when none spoke
     */
    public record Verdict(boolean allowed, String rule, int line) {}

    /**
     * Returns the rules of a file for a crawler. Never fails: what cannot be read is passed over, as the RFC asks.
     *
     * @param body the file; only its first {@link #BYTES_MAX} octets count
     * @param agent the crawler's name; only its product token counts, whatever its case
     */
    public static RobotsRules parse(byte[] body, String agent) {
        Reading reading = new Reading(productToken(agent));
        String text = new String(body, 0, Math.min(body.length, BYTES_MAX), StandardCharsets.ISO_8859_1);
        String[] lines = LINE_END.split(text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text, -1);
        for (int i = 0; i < lines.length; i++) {
            reading.line(lines[i], i + 1);
        }
        return reading.rules();
    }

    /** Returns what these rules say about an address, absolute or from its path on; a fragment does not count. */
    public Verdict verdict(String url) {
        String target = RobotsRule.target(pathAndQuery(url));
        if (target.equals("/robots.txt")) {
            return new Verdict(true, "", 0);
        }
        return rules.stream()
                .filter(rule -> rule.matches(target))
                .findFirst()
                .map(rule -> new Verdict(rule.allow(), rule.written(), rule.line()))
                .orElse(new Verdict(true, "", 0));
    }

    /** Returns the gap between requests that the file asks of this crawler, if it does; not part of the RFC. */
    public Optional<Duration> crawlDelay() {
        return crawlDelay;
    }

    /** Returns the addresses of sitemaps that the file names, as written and in order. */
    public List<String> sitemaps() {
        return sitemaps;
    }

    /** Returns about how many octets these rules hold in memory. */
    int weight() {
        return 200 + rules.stream().mapToInt(rule -> 200 + 2 * rule.octets()).sum();
    }

    private static String productToken(String agent) {
        Matcher token = PRODUCT_TOKEN.matcher(agent);
        return token.lookingAt() ? token.group().toLowerCase(Locale.ROOT) : "";
    }

    /** Returns an address from its path on, without its fragment. */
    static String pathAndQuery(String url) {
        Matcher address = ADDRESS.matcher(url);
        String rest = address.lookingAt() ? url.substring(address.end()) : url;
        int fragment = rest.indexOf('#');
        String path = fragment < 0 ? rest : rest.substring(0, fragment);
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Lines seen so far: whether the group being read is ours or everyone's, and what each has gathered. */
    private static final class Reading {
        private final String token;
        private final Gathered ours = new Gathered();
        private final Gathered everyones = new Gathered();
        private final List<String> sitemaps = new ArrayList<>();
        private boolean readingNames;
        private boolean oursNamed;
        private boolean inOurs;
        private boolean inEveryones;

        Reading(String token) {
            this.token = token;
        }

        /** A record is a name and a value parted by a colon; two words without one count as well. */
        void line(String line, int number) {
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            String[] record = content.indexOf(':') < 0 ? SPACES.split(content, 3) : content.split(":", 2);
            if (record.length != 2) {
                return;
            }
            String value = record[1].strip();
            switch (record[0].strip().toLowerCase(Locale.ROOT)) {
                case "user-agent", "useragent", "user agent" -> name(value);
                case "allow" -> allow(value, content, number);
                case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw" ->
                    rule(RobotsRule.of(false, value, content, number));
                case "crawl-delay" -> delay(value);
                case "sitemap" -> sitemaps.add(value);
                default -> {
                    // other records must not disturb the groups
                }
            }
        }

        /** Allowing the index page of a folder allows the folder, as the large crawlers read it. */
        private void allow(String path, String content, int number) {
            rule(RobotsRule.of(true, path, content, number));
            int slash = path.lastIndexOf('/');
            if (slash >= 0 && path.startsWith("/index.htm", slash)) {
                rule(RobotsRule.of(true, path.substring(0, slash + 1) + "$", content, number));
            }
        }

        private void name(String value) {
            if (!readingNames) {
                inOurs = false;
                inEveryones = false;
                readingNames = true;
            }
            inEveryones |= value.equals("*") || value.startsWith("* ") || value.startsWith("*\t");
            if (!token.isEmpty() && productToken(value).equals(token)) {
                inOurs = true;
                oursNamed = true;
            }
        }

        private void rule(RobotsRule rule) {
            readingNames = false;
            if (rule.octets() > 0) {
                groups().forEach(group -> group.rules.add(rule));
            }
        }

        private void delay(String value) {
            seconds(value).ifPresent(delay -> groups().forEach(group -> group.delay = Optional.of(delay)));
        }

        private List<Gathered> groups() {
            List<Gathered> groups = new ArrayList<>();
            if (inOurs) {
                groups.add(ours);
            }
            if (inEveryones) {
                groups.add(everyones);
            }
            return groups;
        }

        RobotsRules rules() {
            Gathered group = oursNamed ? ours : everyones;
            return new RobotsRules(group.rules, group.delay, sitemaps);
        }

        private static Optional<Duration> seconds(String value) {
            try {
                double seconds = Double.parseDouble(value);
                return Optional.of(seconds)
                        .filter(some ->
                                some >= 0 && some <= Duration.ofDays(365).toSeconds())
                        .map(some -> Duration.ofMillis(Math.round(some * 1_000)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    private static final class Gathered {
        private final List<RobotsRule> rules = new ArrayList<>();
        private Optional<Duration> delay = Optional.empty();
    }
}
