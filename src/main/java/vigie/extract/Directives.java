package vigie.extract;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page asks of robots, gathered from its headers first and its meta tags after.
 *
 * <p>Robots directives add up: the most restrictive wins, whoever of {@code robots}, no agent and {@code vigie} is told.
 * Of the TDMRep signals the later one supersedes (TDM Reservation Protocol, W3C community group report: header, then
 * meta); absence resets nothing, and values other than 0 and 1 count as absent. {@code noai} and {@code noimageai} are
 * read as a reservation. Not thread-safe.
 */
final class Directives {
    private static final String AGENT = "vigie";

    /** Directives with a value after a colon, which is thus no agent's name. */
    private static final Set<String> WITH_VALUE =
            Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");

    private static final Pattern WEEKDAY = Pattern.compile(
            "\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,", Pattern.CASE_INSENSITIVE);

    private final Instant readAt;
    private final Set<Directive> found = EnumSet.noneOf(Directive.class);
    private boolean tdmReserved;

    private Directives(Instant readAt) {
        this.readAt = readAt;
    }

    /** Returns no directives yet; "unavailable after" is held against that instant. */
    static Directives none(Instant readAt) {
        return new Directives(readAt);
    }

    /** Takes in one response header. */
    void header(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "x-robots-tag" -> robotsTag(value);
            case "tdm-reservation" -> tdm(value);
            default -> {}
        }
    }

    /** Takes in one meta tag. */
    void meta(String name, String content) {
        switch (name.toLowerCase(Locale.ROOT).strip()) {
            case "robots", AGENT -> parts(content).forEach(this::directive);
            case "tdm-reservation" -> tdm(content);
            default -> {}
        }
    }

    /** Returns whether links may be followed as far as is known now. */
    boolean follow() {
        return !found.contains(Directive.NOFOLLOW);
    }

    /** Returns all signals joined. */
    Set<Directive> joined() {
        Set<Directive> joined = EnumSet.copyOf(found);
        if (tdmReserved) {
            joined.add(Directive.MINING_RESERVED);
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
                directive(part);
            }
        }
    }

    /** The comma after the day of the week belongs to a date. */
    private static List<String> parts(String line) {
        return List.of(WEEKDAY.matcher(line).replaceAll("").split(",", -1));
    }

    private void directive(String raw) {
        String text = raw.strip().toLowerCase(Locale.ROOT);
        switch (text) {
            case "noindex" -> found.add(Directive.NOINDEX);
            case "nofollow" -> found.add(Directive.NOFOLLOW);
            case "none" -> found.addAll(Set.of(Directive.NOINDEX, Directive.NOFOLLOW));
            case "noarchive", "nocache" -> found.add(Directive.NOARCHIVE);
            case "nosnippet" -> found.add(Directive.NOSNIPPET);
            case "noai", "noimageai", "noml" -> found.add(Directive.MINING_RESERVED);
            default -> valued(text, raw.strip());
        }
    }

    private void valued(String text, String raw) {
        if (text.matches("max-snippet\\s*:\\s*0")) {
            found.add(Directive.NOSNIPPET);
        } else if (text.startsWith("unavailable_after:") && isPast(raw.substring("unavailable_after:".length()))) {
            found.add(Directive.NOINDEX);
        }
    }

    private boolean isPast(String date) {
        Optional<Instant> instant = PublishedDate.parse(date);
        return instant.isPresent() && instant.get().isBefore(readAt);
    }

    private void tdm(String raw) {
        String value = raw.strip();
        if (value.equals("0") || value.equals("1")) {
            tdmReserved = value.equals("1");
        }
    }
}
