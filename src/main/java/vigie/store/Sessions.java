package vigie.store;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The table {@code session}: who may use the dashboard. Only hashes of tokens are kept. */
public final class Sessions {
    private final Jdbi jdbi;
    private final Clock clock;

    Sessions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Lets the bearer of a token in until an instant; sessions that are over are forgotten. */
    public void remember(String tokenSha256, Instant expires) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM session WHERE expires <= ?", clock.millis());
            handle.execute(
                    "INSERT INTO session (token_sha256, expires) VALUES (?, ?) ON CONFLICT (token_sha256) DO UPDATE SET expires = excluded.expires",
                    tokenSha256,
                    expires.toEpochMilli());
        });
    }

    /** Returns whether a token is let in now. */
    public boolean isKnown(String tokenSha256) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM session WHERE token_sha256 = :sha256 AND expires > :now")
                        .bind("sha256", tokenSha256)
                        .bind("now", clock.millis())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Ends a session; returns whether there was one, so that a token that serves once is used once. */
    public boolean forget(String tokenSha256) {
        return jdbi.withHandle(handle -> handle.execute(
                        "DELETE FROM session WHERE token_sha256 = ? AND expires > ?", tokenSha256, clock.millis()))
                == 1;
    }
}
