package vigie.discover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many calls a service may still get today, of all watchlists together. */
@FunctionalInterface
public interface Budget {
    /** Takes one call of a service out of today's measure; false when that is used up, and then it must not be made. */
    boolean take(String service);

    /** Returns when budgets begin anew: the next midnight (UTC). */
    static Instant renewal(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
