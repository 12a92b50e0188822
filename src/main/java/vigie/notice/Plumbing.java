package vigie.notice;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.Reason;

/** News of a source that a plumbing mail tells once: it broke, or works again. */
public sealed interface Plumbing {
    /** Returns the source's words and address, as its watchlist says them. */
    String source();

    /** Returns the watchlist's name. */
    String watchlist();

    /**
     * A source cannot be read.
     *
     * @param reason of the last failure
     * @param failures in a row, at least 1
     * @param worked when it last worked, if ever
     * @param nextTry when it is tried again
     */
    record Broke(
            String watchlist, String source, Reason reason, int failures, Optional<Instant> worked, Instant nextTry)
            implements Plumbing {}

    /**
     * A source that broke works again.
     *
     * @param brokeAt when it was first told to be broken
     * @param pages read at the visit that worked
     */
    record WorksAgain(String watchlist, String source, Instant brokeAt, int pages) implements Plumbing {}
}
