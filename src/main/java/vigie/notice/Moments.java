package vigie.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates as people of a language write them: {@code 1er septembre 2026 à 09:14}, {@code 1 September 2026, 09:14}. */
final class Moments {
    private final Locale language;
    private final ZoneId zone;

    Moments(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /** Returns day and time in the zone. */
    String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        String time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(local);
        return french() ? day(local) + " à " + time : day(local) + ", " + time;
    }

    /** Returns the day in the zone. */
    String day(Instant instant) {
        return day(instant.atZone(zone));
    }

    /** Returns a day. */
    String day(LocalDate date) {
        return day((TemporalAccessor) date);
    }

    /** Returns the month or the year only. */
    String pattern(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language).format(instant.atZone(zone));
    }

    ZoneId zone() {
        return zone;
    }

    private String day(TemporalAccessor date) {
        String written = DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(date);
        return french() && written.startsWith("1 ") ? "1er" + written.substring(1) : written;
    }

    private boolean french() {
        return language.getLanguage().equals("fr");
    }
}
