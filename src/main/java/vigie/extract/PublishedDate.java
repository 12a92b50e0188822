package vigie.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as pages write them, to instants; a date without a time is the start of that day, without a zone UTC. */
final class PublishedDate {
    /** UTF-16 units after the first heading in which a written date is the page's own and not one it talks about. */
    private static final int TOP_UNITS = 600;

    /** UTF-16 units of the longest block that can be a date line (« Publié le 3 novembre 2026 par … »). */
    private static final int DATE_LINE_UNITS_MAX = 160;

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("janvier", 1),
            Map.entry("january", 1),
            Map.entry("février", 2),
            Map.entry("fevrier", 2),
            Map.entry("february", 2),
            Map.entry("mars", 3),
            Map.entry("march", 3),
            Map.entry("avril", 4),
            Map.entry("april", 4),
            Map.entry("mai", 5),
            Map.entry("may", 5),
            Map.entry("juin", 6),
            Map.entry("june", 6),
            Map.entry("juillet", 7),
            Map.entry("july", 7),
            Map.entry("août", 8),
            Map.entry("aout", 8),
            Map.entry("august", 8),
            Map.entry("septembre", 9),
            Map.entry("september", 9),
            Map.entry("octobre", 10),
            Map.entry("october", 10),
            Map.entry("novembre", 11),
            Map.entry("november", 11),
            Map.entry("décembre", 12),
            Map.entry("decembre", 12),
            Map.entry("december", 12));

    private static final String MONTH = "(" + String.join("|", MONTHS.keySet()) + ")";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** « 3 novembre 2026 », « 1er mai 2026 », "3 November 2026"; any of the spaces French typography uses. */
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:er|st|nd|rd|th)?[\\s\\u00A0\\u202F]+" + MONTH
                    + ",?[\\s\\u00A0\\u202F]+(\\d{4})(?!\\d)",
            FLAGS);

    /** "November 3, 2026". */
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "\\b" + MONTH + "[\\s\\u00A0]+(\\d{1,2})(?:st|nd|rd|th)?,?[\\s\\u00A0]+(\\d{4})(?!\\d)", FLAGS);

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]", Locale.ROOT);

    /** RFC 5322, section 3.3, without the day of the week. */
    private static final DateTimeFormatter MAIL =
            DateTimeFormatter.ofPattern("d[ ][-]MMM[ ][-][yyyy][yy] HH:mm[:ss] [zzz][xx]", Locale.ENGLISH);

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss]xx", Locale.ROOT))
                    .toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> startOf(LocalDate.parse(text)),
            text -> LocalDateTime.parse(text, SPACED).toInstant(ZoneOffset.UTC),
            text -> startOf(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)),
            text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from),
            text -> MAIL.parse(text, Instant::from));

    private PublishedDate() {}

    /** Returns the instant of a machine-written or written-out date, or empty when it is none. */
    static Optional<Instant> parse(String raw) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > DATE_LINE_UNITS_MAX) {
            return Optional.empty();
        }
        return FORMS.stream()
                .flatMap(form -> in(form, text).stream())
                .findFirst()
                .or(() -> written(text));
    }

    private static Optional<Instant> in(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the date written in a short block near the top of a text, French or English. */
    static Optional<Instant> nearTop(String text, List<Block> blocks) {
        int top = blocks.stream()
                .filter(block -> block.kind() == Block.Kind.HEADING)
                .mapToInt(Block::start)
                .min()
                .orElse(0);
        return blocks.stream()
                .filter(block ->
                        block.start() >= Math.max(0, top - DATE_LINE_UNITS_MAX) && block.start() < top + TOP_UNITS)
                .filter(block -> block.end() - block.start() <= DATE_LINE_UNITS_MAX)
                .flatMap(block -> written(text.substring(block.start(), block.end())).stream())
                .findFirst();
    }

    private static Optional<Instant> written(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.find()) {
            return date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.find()) {
            return date(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2));
        }
        return Optional.empty();
    }

    private static Optional<Instant> date(String year, String month, String day) {
        int monthNumber = MONTHS.getOrDefault(month.toLowerCase(Locale.ROOT), 0);
        try {
            return Optional.of(startOf(LocalDate.of(Integer.parseInt(year), monthNumber, Integer.parseInt(day))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
