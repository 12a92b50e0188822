package vigie.discover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parameters of a call, in the order given, as {@code application/x-www-form-urlencoded} in UTF-8. */
final class QueryString {
    private final StringBuilder text = new StringBuilder();

    /** Adds a parameter. */
    QueryString with(String name, String value) {
        text.append(text.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
        return this;
    }

    QueryString with(String name, int value) {
        return with(name, Integer.toString(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
