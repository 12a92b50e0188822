package vigie.crawl;

import java.time.Instant;

/** What one polite visit to one URL came to. */
public sealed interface Outcome {
    /** The page came. */
    record Fetched(Capture capture) implements Outcome {}

    /** The server says it is unchanged since the conditions given. */
    record NotModified(Instant at) implements Outcome {}

    /** robots.txt forbids it: the deciding line as written and its number from 1. */
    record Disallowed(String rule, int line) implements Outcome {
        /** Returns why, as other outcomes say it: the line as written and its number. */
        public Reason reason() {
            return new Reason(Reason.Kind.ROBOTS_DISALLOW, line + ": " + rule);
        }
    }

    /** Not now: nothing was asked, or the server asked for a pause; not before that instant. */
    record Deferred(Instant until, Reason reason) implements Outcome {}

    /** It was asked for and did not come; status 0 when there was none. */
    record Failed(int status, Reason reason) implements Outcome {}

    /** We do not go there: address, scheme, port. */
    record Refused(Reason reason) implements Outcome {}
}
