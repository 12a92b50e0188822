package vigie.originals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.watch.FirstPublished.Precision;

/**
 * A date as people write it at the top of a file: {@code 2026}, {@code 2026-09}, {@code 2026-09-01}, or with a time of day.
 *
 * @param at the instant, or the start of the day, month or year in UTC
 * @param precision a time of day without a zone says no more than its day
 */
record StatedDate(Instant at, Precision precision) {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<year>[0-9]{4})(?:-(?<month>[0-9]{1,2})(?:-(?<day>[0-9]{1,2})"
                    + "(?:[T ]+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?)"
                    + " ?(?<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?");

    static Optional<StatedDate> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        try {
            return written.matches() ? Optional.of(of(written)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // a 13th month, a 31st of February
        }
    }

    /** Returns the date that metadata holds: midnight there means that only the day is known. */
    static StatedDate ofMetadata(Instant at) {
        boolean midnight = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
        return new StatedDate(at, midnight ? Precision.DAY : Precision.SECOND);
    }

    private static StatedDate of(Matcher written) {
        Optional<String> month = Optional.ofNullable(written.group("month"));
        Optional<String> day = Optional.ofNullable(written.group("day"));
        LocalDate date =
                LocalDate.of(number(written.group("year")), number(month.orElse("1")), number(day.orElse("1")));
        String zone = written.group("zone");
        if (zone != null) {
            return new StatedDate(second(date, written.group("time"), zone), Precision.SECOND);
        }
        Precision precision = day.isPresent() ? Precision.DAY : month.isPresent() ? Precision.MONTH : Precision.YEAR;
        return new StatedDate(date.atStartOfDay(ZoneOffset.UTC).toInstant(), precision);
    }

    private static Instant second(LocalDate date, String time, String zone) {
        String hours = time.indexOf(':') == 1 ? "0" + time : time;
        String colon = zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        return OffsetDateTime.parse(date + "T" + hours + colon).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
