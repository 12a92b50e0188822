package vigie.discover;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feeds of French sites often say {@code mar., 01 sept. 2026 10:00:00 +0200} where RFC 822 wants English names. */
final class FrenchDate {
    private static final Pattern DATE =
            Pattern.compile("(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})(?:er)?\\s+(\\p{L}+)\\.?\\s+(\\d{4})\\b(.*)");

    private static final List<String> FRENCH = List.of(
            "janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc", "fevr", "aout",
            "dec");
    private static final List<String> ENGLISH = List.of(
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Feb", "Aug", "Dec");

    private FrenchDate() {}

    /** Returns a date with an English month and no day of the week, or the text unchanged when it is none in French. */
    static String inEnglish(String date) {
        Matcher parts = DATE.matcher(date.strip());
        if (!parts.matches()) {
            return date;
        }
        String month = parts.group(2).toLowerCase(Locale.FRENCH);
        for (int i = 0; i < FRENCH.size(); i++) {
            if (month.startsWith(FRENCH.get(i))) {
                return parts.group(1) + " " + ENGLISH.get(i) + " " + parts.group(3) + parts.group(4);
            }
        }
        return date;
    }
}
