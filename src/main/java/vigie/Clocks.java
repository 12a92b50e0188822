package vigie;

import java.security.SecureRandom;
import java.time.Clock;

/** Time and chance of the system: asked for here and given to everybody else. */
public final class Clocks {
    private Clocks() {}

    /** Returns the system's clock in UTC. */
    public static Clock system() {
        return Clock.systemUTC();
    }

    /** Returns chance nobody can guess. */
    public static SecureRandom chance() {
        return new SecureRandom();
    }
}
