package vigie.crawl;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys of one call. A service may repeat them in its answer, in an error or in the address of a redirect, and an answer
 * may be kept.
 *
 * @param values what must not be read, longest first
 */
record Secrets(List<String> values) {
    /** Shorter parts, such as the word Bearer, are no keys. */
    private static final int LENGTH_MIN = 8;

    static Secrets of(ServiceCall call) {
        String parameter = call.secretQuery();
        String value = parameter.substring(parameter.indexOf('=') + 1);
        return new Secrets(Stream.concat(
                        call.secretHeaders().stream()
                                .map(Header::value)
                                .flatMap(header ->
                                        Stream.concat(Stream.of(header), Stream.of(header.split("[ :]", -1)))),
                        Stream.of(value, decoded(value)))
                .filter(secret -> secret.length() >= LENGTH_MIN)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** Returns a text with a mark in the place of each key. */
    String hidden(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "[key]");
        }
        return hidden;
    }

    Header hidden(Header header) {
        return new Header(header.name(), hidden(header.value()));
    }

    /** Returns the same body when it holds no key, else one with marks. */
    Body hidden(Body body) {
        if (values.isEmpty()) {
            return body;
        }
        String text = new String(body.toByteArray(), StandardCharsets.ISO_8859_1);
        String hidden = hidden(text);
        return hidden.equals(text) ? body : Body.owning(hidden.getBytes(StandardCharsets.ISO_8859_1));
    }

    Reason hidden(Reason reason) {
        return new Reason(reason.kind(), hidden(reason.detail()));
    }

    /** Returns what may be read. */
    @Override
    public String toString() {
        return values.size() + " keys";
    }
}
