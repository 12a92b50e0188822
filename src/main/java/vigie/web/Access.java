package vigie.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vigie.store.Sessions;

/**
 * Who may come in: holders of a session cookie. A session is opened by a one-time link or by the password; of its token only
 * the SHA-256 is kept. Thread-safe; tries are guarded by this object's lock.
 */
final class Access {
    static final String COOKIE = "vigie_session";

    private static final String CSRF = "csrf";

    /** How long a browser stays known: a link is needed four times a year. */
    private static final Duration SESSION = Duration.ofDays(90);

    /** How long a one-time link waits for its reader: a service's log is read the next day at the latest. */
    private static final Duration LINK = Duration.ofHours(24);

    /** Wrong passwords taken in a minute, from all sides together. */
    private static final int TRIES_MAX = 5;

    private final Sessions sessions;
    private final Tokens tokens;
    private final Clock clock;
    private final Optional<PasswordHash> password;
    private final boolean https;
    private int tries;
    private Instant triesSince = Instant.MIN;

    Access(Sessions sessions, WebSettings settings, Optional<PasswordHash> password, Clock clock, SecureRandom random) {
        this.sessions = sessions;
        this.tokens = new Tokens(random);
        this.clock = clock;
        this.password = password;
        this.https = settings.publicUrl()
                .map(URI::getScheme)
                .filter("https"::equalsIgnoreCase)
                .isPresent();
    }

    /** Returns the token of a link that opens one session; whichever process made it, the one that serves takes it. */
    static String oneTimeToken(Sessions sessions, Clock clock, SecureRandom random) {
        String token = new Tokens(random).next();
        sessions.remember(linkKey(token), clock.instant().plus(LINK));
        return token;
    }

    /** Returns what is kept of a link's token: never what a session's cookie of the same value would be known by. */
    private static String linkKey(String token) {
        return Tokens.sha256("link " + token);
    }

    /** Opens a session for the holder of a fresh one-time link; the holder of a session may use an old one. */
    void openByLink(Context context) {
        String token = Optional.ofNullable(context.queryParam("token")).orElse("");
        if (sessions.forget(linkKey(token))) {
            open(context);
        } else if (csrf(context).isEmpty()) {
            throw new Refusal(Refusal.Kind.USED_LINK);
        }
    }

    /** Returns whether a password is set, so that a login page makes sense. */
    boolean takesPassword() {
        return password.isPresent();
    }

    /** Opens a session if the password is right. */
    boolean openByPassword(Context context) {
        countTry();
        String given = Optional.ofNullable(context.formParam("password")).orElse("");
        boolean right = password.map(hash -> hash.matches(given)).orElse(false);
        if (right) {
            open(context);
            forgetTries();
        }
        return right;
    }

    private synchronized void countTry() {
        Instant now = clock.instant();
        if (triesSince.isBefore(now.minus(Duration.ofMinutes(1)))) {
            triesSince = now;
            tries = 0;
        }
        if (++tries > TRIES_MAX) {
            throw new Refusal(Refusal.Kind.TOO_MANY_TRIES);
        }
    }

    private synchronized void forgetTries() {
        tries = 0;
    }

    private void open(Context context) {
        String token = tokens.next();
        sessions.remember(Tokens.sha256(token), clock.instant().plus(SESSION));
        Cookie cookie = new Cookie(COOKIE, token);
        cookie.setMaxAge((int) SESSION.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        cookie.setSecure(https);
        context.cookie(cookie);
    }

    /** Ends the visitor's session. */
    void close(Context context) {
        Optional.ofNullable(context.cookie(COOKIE)).map(Tokens::sha256).ifPresent(sessions::forget);
        context.removeCookie(COOKIE);
    }

    /** Looks once for the session of a request's visitor. */
    void recognize(Context context) {
        Optional.ofNullable(context.cookie(COOKIE))
                .filter(token -> sessions.isKnown(Tokens.sha256(token)))
                .ifPresent(token -> context.attribute(CSRF, Tokens.sha256("form " + token)));
    }

    /**
     * Returns the form token of the session of a visitor who was recognized, or empty. It tells nothing of the cookie.
     */
    static Optional<String> csrf(Context context) {
        return Optional.ofNullable(context.attribute(CSRF));
    }

    /** Refuses a visitor without a session. */
    void checkSession(Context context) {
        if (csrf(context).isEmpty()) {
            throw new Refusal(Refusal.Kind.NO_SESSION);
        }
    }

    /** Refuses a form that does not carry its session's token. */
    void checkForm(Context context) {
        String sent = Optional.ofNullable(context.formParam("csrf")).orElse("");
        if (csrf(context).filter(token -> Tokens.same(token, sent)).isEmpty()) {
            throw new Refusal(Refusal.Kind.STALE_FORM);
        }
    }
}
