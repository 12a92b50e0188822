package vigie.discover;

/** How many calls a service may still get today, of all watchlists together. */
@FunctionalInterface
public interface Budget {
    /** Takes one call of a service out of today's measure; false when that is used up, and then it must not be made. */
    boolean take(String service);
}
