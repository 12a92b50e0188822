package vigie.discover;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One question to a search service.
 *
 * @param text words, and phrases in straight quotation marks; not blank
 * @param language of the pages wanted, with a country if that matters
 * @param within how old pages may be; services know days, weeks, months and years, and the next longer one is asked for
 * @param page of the results, from 1
 */
public record SearchQuery(String text, Optional<Locale> language, Optional<Duration> within, int page) {
    public SearchQuery {
        if (text.isBlank() || page < 1) {
            throw new IllegalArgumentException("a query of " + text.length() + " chars, page " + page);
        }
    }

    /** Returns the first page of all there is in any language. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Optional.empty(), Optional.empty(), 1);
    }

    /** Returns the language's two or three letters, empty when none was asked for. */
    Optional<String> languageCode() {
        return language.map(Locale::getLanguage).filter(code -> !code.isEmpty());
    }

    /** Returns the country's two letters, empty when none was asked for. */
    Optional<String> country() {
        return language.map(Locale::getCountry).filter(code -> code.length() == 2);
    }

    /** Returns the span that services know by name and that holds {@link #within}, empty for more than a year. */
    Optional<Span> span() {
        return within.flatMap(Span::holding);
    }

    /** A span of time as services name it. */
    enum Span {
        DAY(1),
        WEEK(7),
        MONTH(31),
        YEAR(366);

        final int days;

        Span(int days) {
            this.days = days;
        }

        static Optional<Span> holding(Duration length) {
            for (Span span : values()) {
                if (length.compareTo(Duration.ofDays(span.days)) <= 0) {
                    return Optional.of(span);
                }
            }
            return Optional.empty();
        }
    }

    /** Says nothing of the text, which has no place in a log. */
    @Override
    public String toString() {
        return "query of " + text.length() + " chars, page " + page;
    }
}
