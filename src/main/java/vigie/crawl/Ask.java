package vigie.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One request to make.
 *
 * @param headers what to say besides our name and the codings we read
 * @param within total time for it
 * @param bytesMax most bytes read of the body, coded and decoded
 * @param alone whether on a connection of its own, so that nothing an earlier answer left behind can be taken for this one
 * @param service set for the call of a service, whose refusals have a body worth reading
 */
record Ask(
        CanonicalUrl url,
        List<Header> headers,
        Duration within,
        int bytesMax,
        boolean alone,
        Optional<Service> service) {
    /**
     * A call of a service.
     *
     * @param sent what it posts, if anything
     * @param secretQuery a key to append to the query; apart from the address, which reasons may quote
     */
    record Service(Optional<ServiceCall.Sent> sent, String secretQuery) {
        /** Returns what may be read. */
        @Override
        public String toString() {
            return sent.isPresent() ? "POST" : "GET";
        }
    }

    /** A GET of a page. */
    Ask(CanonicalUrl url, List<Header> headers, Duration within, int bytesMax, boolean alone) {
        this(url, headers, within, bytesMax, alone, Optional.empty());
    }
}
