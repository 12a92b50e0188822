package vigie.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.crawl.Reservation;

/**
 * What a page and its host ask of robots, gathered from the host's TDM file first, the headers next and the meta tags
 * after.
 *
 * <p>Robots directives add up: the most restrictive wins, whoever of {@code robots}, no agent and {@code vigie} is told.
 * Of the TDMRep signals the later one supersedes (TDM Reservation Protocol, W3C community group report: file, then header,
 * then meta); absence resets nothing, and values other than 0 and 1 count as absent. Where one of the three contradicts
 * itself, it reserves. {@code noai}, {@code noimageai} and {@code noml} are read as a reservation. Not thread-safe.
 */
final class Directives {
    private static final String AGENT = "vigie";
    private static final String FILE = "/.well-known/tdmrep.json";
    private static final String ROBOTS_HEADER = "X-Robots-Tag";
    private static final String TDM_HEADER = "tdm-reservation header";
    private static final String TDM_META = "meta tdm-reservation";

    /** Signals kept of one page: real ones have two or three; the first of each directive is kept in any case. */
    private static final int SIGNALS_MAX = 50;

    /** Directives with a value after a colon, which is thus no agent's name. */
    private static final Set<String> WITH_VALUE =
            Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");

    /** What of a date must not part the line: the day of the week with its comma, and the comma before a year. */
    private static final Pattern DATE_COMMA = Pattern.compile(
            "\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,|(?<=[a-z]{3} \\d{1,2}),(?= ?\\d{4})",
            Pattern.CASE_INSENSITIVE);

    private final Instant readAt;
    private final Set<Signal> found = new LinkedHashSet<>();
    private @Nullable Signal reservation;
    private String tdmSource = "";
    private String policy = "";

    private Directives(Instant readAt) {
        this.readAt = readAt;
    }

    /** Returns no directives yet; "unavailable after" is held against that instant. */
    static Directives none(Instant readAt) {
        return new Directives(readAt);
    }

    /** Takes in what the host's TDM file says of the page. */
    void file(Reservation statement) {
        tdm(FILE, statement.rule(), statement.reserved());
        policy(statement.policy());
    }

    /** Takes in one response header. */
    void header(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "x-robots-tag" -> robotsTag(value);
            case "tdm-reservation" -> tdm(TDM_HEADER, value);
            case "tdm-policy" -> policy(value);
            default -> {}
        }
    }

    /** Takes in one meta tag. */
    void meta(String name, String content) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        switch (lower) {
            case "robots", AGENT -> parts(content).forEach(part -> directive("meta " + lower, part));
            case "tdm-reservation" -> tdm(TDM_META, content);
            case "tdm-policy" -> policy(content);
            default -> {}
        }
    }

    /** Returns whether links may be followed as far as is known now. */
    boolean follow() {
        return found.stream().noneMatch(signal -> signal.directive() == Directive.NOFOLLOW);
    }

    /** Returns the signals that hold, in the order met; a reservation by TDMRep comes last. */
    List<Signal> joined() {
        List<Signal> joined = new ArrayList<>(found);
        if (reservation != null) {
            joined.add(new Signal(reservation.directive(), reservation.source(), reservation.written(), policy));
        }
        return joined;
    }

    /** An agent's name before a colon holds for the rest of the line, until another. */
    private void robotsTag(String line) {
        boolean forUs = true;
        for (String part : parts(line)) {
            int colon = part.indexOf(':');
            String first = colon < 0 ? "" : part.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (colon >= 0 && !WITH_VALUE.contains(first) && first.matches("[a-z0-9_*-]+")) {
                forUs = first.equals(AGENT) || first.equals("robots") || first.equals("*");
                part = part.substring(colon + 1);
            }
            if (forUs) {
                directive(ROBOTS_HEADER, part);
            }
        }
    }

    private static List<String> parts(String line) {
        return List.of(DATE_COMMA.matcher(line).replaceAll("").split(",", -1));
    }

    private void directive(String source, String raw) {
        String text = raw.strip().toLowerCase(Locale.ROOT);
        switch (text) {
            case "noindex" -> add(Directive.NOINDEX, source, raw);
            case "nofollow" -> add(Directive.NOFOLLOW, source, raw);
            case "none" -> {
                add(Directive.NOINDEX, source, raw);
                add(Directive.NOFOLLOW, source, raw);
            }
            case "noarchive", "nocache" -> add(Directive.NOARCHIVE, source, raw);
            case "nosnippet" -> add(Directive.NOSNIPPET, source, raw);
            case "noai", "noimageai", "noml" -> add(Directive.MINING_RESERVED, source, raw);
            default -> valued(source, raw.strip());
        }
    }

    private void valued(String source, String raw) {
        int colon = raw.indexOf(':');
        String name = colon < 0 ? "" : raw.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = raw.substring(colon + 1).strip();
        if (name.equals("max-snippet") && value.equals("0")) {
            add(Directive.NOSNIPPET, source, raw);
        } else if (name.equals("unavailable_after") && isPast(value)) {
            add(Directive.NOINDEX, source, raw);
        }
    }

    private void add(Directive directive, String source, String raw) {
        if (found.size() < SIGNALS_MAX || found.stream().noneMatch(signal -> signal.directive() == directive)) {
            found.add(new Signal(directive, source, raw, ""));
        }
    }

    private boolean isPast(String date) {
        Optional<Instant> instant = PublishedDate.parse(date);
        return instant.isPresent() && instant.get().isBefore(readAt);
    }

    private void tdm(String source, String raw) {
        String value = raw.strip();
        if (value.equals("0") || value.equals("1")) {
            tdm(source, raw, value.equals("1"));
        }
    }

    private void tdm(String source, String written, boolean reserved) {
        if (reserved) {
            reservation = new Signal(Directive.MINING_RESERVED, source, written, "");
        } else if (!source.equals(tdmSource)) {
            reservation = null;
        }
        tdmSource = source;
    }

    private void policy(String address) {
        if (!address.isBlank()) {
            policy = address;
        }
    }
}
