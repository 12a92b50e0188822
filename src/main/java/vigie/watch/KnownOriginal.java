package vigie.watch;

/**
 * An original with its id.
 *
 * @param id short and never reused, as shown to people: {@code o204}
 * @param watchlist name of the watchlist it belongs to
 * @param original the work
 */
public record KnownOriginal(String id, String watchlist, Original original) {}
