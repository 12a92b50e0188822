package vigie.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call of a documented interface of a service. What proves who calls, keys and tokens, stands apart from the rest: it
 * goes out, and into no log, reason or evidence.
 *
 * @param url what is called, without any key
 * @param headers what to say besides our name, nothing secret among it
 * @param secretHeaders headers that hold a key
 * @param secretQuery a key that the service wants as a parameter, as {@code name=value} in percent-encoding; may be empty
 * @param sent what is posted; without it the call is a GET
 * @param gap least time between two calls of the host, ours where that is longer
 */
public record ServiceCall(
        CanonicalUrl url,
        List<Header> headers,
        List<Header> secretHeaders,
        String secretQuery,
        Optional<Sent> sent,
        Duration gap) {
    public ServiceCall {
        headers = List.copyOf(headers);
        secretHeaders = List.copyOf(secretHeaders);
    }

    /** What is posted. */
    public record Sent(String mediaType, Body body) {}

    /** Returns a GET with no key and our usual gap. */
    public static ServiceCall get(CanonicalUrl url) {
        return new ServiceCall(url, List.of(), List.of(), "", Optional.empty(), Duration.ZERO);
    }

    /** Returns a POST with no key and our usual gap. */
    public static ServiceCall post(CanonicalUrl url, String mediaType, Body body) {
        return new ServiceCall(url, List.of(), List.of(), "", Optional.of(new Sent(mediaType, body)), Duration.ZERO);
    }

    /** Returns the same with a header more. */
    public ServiceCall with(String name, String value) {
        return new ServiceCall(url, added(headers, name, value), secretHeaders, secretQuery, sent, gap);
    }

    /** Returns the same with a header more that nobody may read; spaces around the value do not count. */
    public ServiceCall withSecret(String name, String value) {
        return new ServiceCall(url, headers, added(secretHeaders, name, value.strip()), secretQuery, sent, gap);
    }

    /** Returns the same with a parameter that nobody may read. */
    public ServiceCall withSecretQuery(String parameter) {
        return new ServiceCall(url, headers, secretHeaders, parameter, sent, gap);
    }

    /** Returns the same with a longer gap to the call before. */
    public ServiceCall every(Duration least) {
        return new ServiceCall(url, headers, secretHeaders, secretQuery, sent, least);
    }

    private static List<Header> added(List<Header> headers, String name, String value) {
        return Stream.concat(headers.stream(), Stream.of(new Header(name, value)))
                .toList();
    }

    /** Returns whether the keys can stand in a header: one that was pasted with a line more cannot. */
    boolean hasSendableKeys() {
        return secretHeaders.stream()
                .map(Header::value)
                .allMatch(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }

    /** Returns what may be read. */
    @Override
    public String toString() {
        return (sent.isPresent() ? "POST " : "GET ") + url;
    }
}
