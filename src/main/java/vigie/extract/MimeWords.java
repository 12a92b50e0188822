package vigie.extract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of mail headers that are not ASCII: encoded words (RFC 2047), parameters with a charset or in pieces (RFC 2231),
 * and the raw UTF-8 that RFC 6532 allows. Headers come as bytes held one to one in ISO 8859-1.
 */
final class MimeWords {
    private static final Pattern ENCODED =
            Pattern.compile("=\\?([\\w.:-]+)(?:\\*[\\w-]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([\\w!#$&.+^`|~-]+?)(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"\\s]*))");

    private MimeWords() {}

    /** Returns a header's value as a person reads it. */
    static String decoded(String value) {
        String joined = BETWEEN.matcher(value).replaceAll("");
        if (!joined.contains("=?")) {
            return raw(joined);
        }
        return ENCODED.matcher(joined)
                .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2), word.group(3))));
    }

    private static String word(String charset, String coding, String coded) {
        byte[] bytes = coding.equalsIgnoreCase("b")
                ? MimePart.base64(coded)
                : MimePart.quotedPrintable(coded.replace('_', ' '));
        return new String(bytes, charset(charset));
    }

    /** Returns a parameter of a header such as Content-Disposition, decoded, or an empty string. */
    static String parameter(String header, String name) {
        Map<Integer, String> pieces = new TreeMap<>();
        boolean extended = false;
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase(name)) {
                String quoted = parameter.group(4);
                String value = quoted == null ? parameter.group(5) : quoted.replaceAll("\\\\(.)", "$1");
                int number = parameter.group(2) == null ? 0 : Integer.parseInt(parameter.group(2));
                extended |= parameter.group(3) != null;
                if (parameter.group(3) != null) {
                    pieces.put(number, value);
                } else {
                    pieces.putIfAbsent(number, value);
                }
            }
        }
        String whole = String.join("", pieces.values());
        return extended ? extended(whole) : decoded(whole);
    }

    /** A value as {@code charset'language'percent-encoded}. */
    private static String extended(String value) {
        String[] parts = value.split("'", 3);
        if (parts.length < 3) {
            return raw(value);
        }
        return new String(MimePart.quotedPrintable(parts[2].replace("=", "=3D").replace('%', '=')), charset(parts[0]));
    }

    /** UTF-8 where the bytes are that, else what they were. */
    private static String raw(String latin) {
        String utf8 = new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : latin;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.toUpperCase(Locale.ROOT));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
