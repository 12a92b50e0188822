package vigie.crawl;

import java.time.Instant;

/** What one call of a service came to. */
public sealed interface ServiceAnswer {
    /** It answered, with any status; nothing was followed. The capture's request headers hold no key. */
    record Answered(Capture capture) implements ServiceAnswer {}

    /** Not now: the service asked for a pause (429, 503), or is in one. */
    record Later(Instant until, Reason reason) implements ServiceAnswer {}

    /** No answer, or none that holds, or an address where we do not go. */
    record Failed(Reason reason) implements ServiceAnswer {}
}
