package vigie.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import vigie.crawl.Reason;
import vigie.notice.ReasonWords;
import vigie.watch.FirstPublished;
import vigie.watch.Words;

/**
 * What every page needs to speak to its visitor: words, dates and the form token.
 *
 * @param words of this package in the visitor's language
 * @param zone in which instants are told
 * @param csrf token that each form sends back; empty before a session is open
 * @param path of the page, for the language links
 */
public record View(Words words, ZoneId zone, String csrf, String path) {
    /** Returns the sentence of a key. */
    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /** Returns {@code fr} or {@code en}. */
    public String language() {
        return words.language().getLanguage();
    }

    /** Returns whether a session is open, so that the menu makes sense. */
    public boolean open() {
        return !csrf.isEmpty();
    }

    /** Returns a day in words: {@code 24 novembre 2026}. */
    public String day(LocalDate day) {
        return formatter(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)).format(day);
    }

    /** Returns the day of an instant in words. */
    public String day(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    /** Returns an instant to the minute: {@code 24 nov. 2026, 14:32}. */
    public String moment(Instant instant) {
        return formatter(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .format(instant.atZone(zone));
    }

    /** Returns a date of first publication as precisely as it is known, and not more. */
    public String published(FirstPublished published) {
        ZonedDateTime at = published.at().atZone(java.time.ZoneOffset.UTC);
        return switch (published.precision()) {
            case SECOND -> moment(published.at());
            case DAY -> day(at.toLocalDate());
            case MONTH -> formatter(DateTimeFormatter.ofPattern("LLLL uuuu")).format(at);
            case YEAR -> formatter(DateTimeFormatter.ofPattern("uuuu")).format(at);
        };
    }

    /** Returns a share in whole percent; a small but real one is "less than 1 %", never "0 %". */
    public String share(double share) {
        return share > 0 && share < 0.005 ? say("share.tiny") : say("share", share);
    }

    /** Returns why something was not read, in words. */
    public String reason(Reason reason) {
        return new ReasonWords(words.language(), this::moment).say(reason);
    }

    /** Returns the address as something that may become a link: only http and https, never a script. */
    public Optional<String> link(URI url) {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? Optional.of(url.toString()) : Optional.empty();
    }

    private DateTimeFormatter formatter(DateTimeFormatter plain) {
        return plain.withLocale(words.language());
    }
}
