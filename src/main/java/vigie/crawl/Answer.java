package vigie.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one request, without following anything, came to. */
sealed interface Answer {
    /**
     * A whole answer; the body is read for a success only.
     *
     * @param wireBody as it came, still coded
     * @param body decoded
     * @param truncated whether a limit or the end of the connection cut the body
     * @param cutShort whether it was the connection that ended
     * @param took from the request to the last byte
     */
    record Received(
            int status,
            List<Header> requestHeaders,
            List<Header> responseHeaders,
            Body wireBody,
            Body body,
            boolean truncated,
            boolean cutShort,
            String httpVersion,
            String ipAddress,
            List<String> tlsCertificates,
            Instant startedAt,
            Instant endedAt,
            Duration took)
            implements Answer {
        /** Returns the first response header of that name, whatever its case. */
        Optional<String> header(String name) {
            return responseHeaders.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }

        boolean isRedirect() {
            return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        }
    }

    /**
     * Not now.
     *
     * @param status 429 or 503 when the server has just asked for a pause, 0 when it was not asked anything
     */
    record Later(Instant until, Reason reason, int status) implements Answer {}

    /** We do not go there. */
    record Refused(Reason reason) implements Answer {}

    /** No answer, or none that holds. */
    record Broken(Reason reason) implements Answer {}
}
