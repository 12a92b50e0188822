package vigie.crawl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A response as received.
 *
 * @param requested the address asked for
 * @param url the address that answered, after redirects
 * @param redirects the redirects followed, in order; may be empty
 * @param status HTTP status, 200…299
 * @param requestHeaders header lines sent with the last request
 * @param responseHeaders header lines of the last response, as parsed
 * @param wireBody the body as it came, still coded
 * @param body the body decoded (gzip taken off)
 * @param truncated whether a limit cut the body
 * @param httpVersion for instance {@code HTTP/1.1}
 * @param ipAddress the address that answered, textual
 * @param tlsCertificates PEM of the server's certificate chain; empty for plain HTTP
 * @param robotsRule the robots.txt line that allowed it, or empty when none spoke
 * @param fileReservation what the host's {@code /.well-known/tdmrep.json} says of the address that answered; empty when it
 *     says nothing
 * @param startedAt before the last request was sent
 * @param endedAt after the last byte was read
 */
public record Capture(
        CanonicalUrl requested,
        CanonicalUrl url,
        List<Hop> redirects,
        int status,
        List<Header> requestHeaders,
        List<Header> responseHeaders,
        Body wireBody,
        Body body,
        boolean truncated,
        String httpVersion,
        String ipAddress,
        List<String> tlsCertificates,
        String robotsRule,
        Optional<Reservation> fileReservation,
        Instant startedAt,
        Instant endedAt) {
    public Capture {
        redirects = List.copyOf(redirects);
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
        tlsCertificates = List.copyOf(tlsCertificates);
    }

    /** Returns the first response header of that name, whatever its case. */
    public Optional<String> header(String name) {
        return responseHeaders.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Returns the media type without parameters, lower-case, or empty when the server named none. */
    public Optional<String> mediaType() {
        return header("Content-Type")
                .map(value -> value.split(";", -1)[0].strip().toLowerCase(java.util.Locale.ROOT));
    }
}
