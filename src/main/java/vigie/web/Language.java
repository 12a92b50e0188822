package vigie.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the two languages a visitor reads. */
final class Language {
    static final String COOKIE = "vigie_lang";

    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private Language() {}

    /** Returns what the visitor chose ({@code ?lang=}, then the cookie), else what the browser asks for, else the owner's. */
    static Locale of(Context context, Locale ofOwner) {
        return chosen(context.queryParam("lang"))
                .or(() -> chosen(context.cookie(COOKIE)))
                .or(() -> asked(context.header("Accept-Language")))
                .orElse(ofOwner);
    }

    /** Keeps a choice made by {@code ?lang=} for a year. */
    static void remember(Context context) {
        chosen(context.queryParam("lang")).ifPresent(locale -> {
            Cookie cookie = new Cookie(COOKIE, locale.getLanguage());
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.LAX);
            context.cookie(cookie);
        });
    }

    private static Optional<Locale> chosen(@org.jspecify.annotations.Nullable String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(tag))
                .findFirst();
    }

    private static Optional<Locale> asked(@org.jspecify.annotations.Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a malformed header is no wish
        }
    }
}
