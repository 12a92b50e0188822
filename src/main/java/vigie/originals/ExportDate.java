package vigie.originals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;

/** Dates as exports write them. */
final class ExportDate {
    /** {@code Wed Oct 10 20:19:24 +0000 2018}, English whatever the account's language. */
    private static final DateTimeFormatter X =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

    /** {@code July 3, 2026 9:12 AM} and its French counterpart, in the author's zone, which is not told. */
    private static final List<DateTimeFormatter> SPOKEN = List.of(
            DateTimeFormatter.ofPattern("MMMM d, uuuu h:mm a", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, uuuu HH:mm", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", Locale.FRENCH));

    private ExportDate() {}

    /** Returns {@code 2026-01-05 10:00:00}, with or without {@code UTC} or a zone, in UTC unless it says otherwise. */
    static Optional<FirstPublished> utc(String written, Origin origin) {
        String text = written.strip().replaceFirst("(?i) ?UTC$", "");
        boolean unzoned = text.matches("[0-9-]{8,10}[T ]+\\d{1,2}:\\d\\d(:\\d\\d(\\.\\d+)?)?");
        return StatedDate.parse(unzoned ? text + "Z" : text)
                .map(date -> new FirstPublished(date.at(), date.precision(), origin));
    }

    /** Returns a date in whose zone nobody knows: to the day. */
    static Optional<FirstPublished> local(String written, Origin origin) {
        return StatedDate.parse(written.strip()).map(date -> new FirstPublished(date.at(), date.precision(), origin));
    }

    /** Returns seconds since 1970, if there are any. */
    static Optional<FirstPublished> seconds(long seconds, Origin origin) {
        return seconds <= 0 || seconds > Integer.MAX_VALUE * 2L
                ? Optional.empty()
                : Optional.of(new FirstPublished(Instant.ofEpochSecond(seconds), Precision.SECOND, origin));
    }

    /** Returns a date of X, if it is one. */
    static Optional<FirstPublished> ofX(String written, Origin origin) {
        try {
            Instant at = ZonedDateTime.parse(written.strip(), X).toInstant();
            return Optional.of(new FirstPublished(at, Precision.SECOND, origin));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns a date in words, to the day, if it is one. */
    static Optional<FirstPublished> spoken(String written, Origin origin) {
        return spokenUtc(written).map(at -> new FirstPublished(at.truncatedTo(ChronoUnit.DAYS), Precision.DAY, origin));
    }

    /** Returns a date in words as if it were in UTC, if it is one. */
    static Optional<Instant> spokenUtc(String written) {
        String text = written.strip().replaceFirst("^@", "").replaceAll("[\\s\\u00A0\\u202F]+", " ");
        return SPOKEN.stream().flatMap(form -> in(form, text).stream()).findFirst();
    }

    private static Optional<Instant> in(DateTimeFormatter form, String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
