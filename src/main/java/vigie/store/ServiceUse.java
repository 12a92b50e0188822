package vigie.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code service_use} and {@code picture_asked}: what services were asked, so that no budget is overdrawn. */
public final class ServiceUse {
    private final Jdbi jdbi;

    ServiceUse(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Counts one call on a day (UTC) unless that would be more than so many; returns whether it was counted. */
    public boolean take(String service, int most, Instant now) {
        String day = day(now);
        return jdbi.inTransaction(handle -> {
            handle.execute(
                    "INSERT INTO service_use (service, day, calls) VALUES (?, ?, 0) ON CONFLICT (service, day) DO NOTHING",
                    service,
                    day);
            return handle.execute(
                            "UPDATE service_use SET calls = calls + 1 WHERE service = ? AND day = ? AND calls < ?",
                            service,
                            day,
                            most)
                    == 1;
        });
    }

    private static String day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }

    /** Returns whether a picture was sent to a service since an instant. */
    public boolean wasPictureAsked(String sha256, String service, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM picture_asked
                        WHERE sha256 = :sha256 AND service = :service AND asked_at >= :since""")
                        .bind("sha256", sha256)
                        .bind("service", service)
                        .bind("since", since.toEpochMilli())
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Records that a picture was sent to a service. */
    public void pictureAsked(String sha256, String service, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO picture_asked (sha256, service, asked_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (sha256, service) DO UPDATE SET asked_at = excluded.asked_at",
                sha256,
                service,
                at.toEpochMilli()));
    }
}
