package vigie.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a multipart message (RFC 2045, RFC 2046): its header lines and its coded content, as bytes held one to
 * one in ISO 8859-1.
 */
record MimePart(String headers, String coded) {
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*\"?([^\"\\s;]{1,200})", Pattern.CASE_INSENSITIVE);

    /** Returns the parts of a message, those of multiparts inside it too, at most {@link Limits#PARTS_MAX}. */
    static List<MimePart> parts(byte[] message) {
        List<MimePart> parts = new ArrayList<>();
        List<MimePart> open = new ArrayList<>(List.of(of(new String(message, StandardCharsets.ISO_8859_1))));
        while (!open.isEmpty() && parts.size() < Limits.PARTS_MAX) {
            MimePart part = open.removeFirst();
            if (part.contentType().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
                open.addAll(0, part.inner());
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Returns the value of a header of the message itself. */
    static Optional<String> header(byte[] message, String name) {
        return of(new String(message, StandardCharsets.ISO_8859_1)).header(name);
    }

    private static MimePart of(String raw) {
        Matcher blank = BLANK_LINE.matcher(raw);
        return blank.find()
                ? new MimePart(raw.substring(0, blank.start()), raw.substring(blank.end()))
                : new MimePart(raw, "");
    }

    private List<MimePart> inner() {
        Matcher boundary = BOUNDARY.matcher(contentType());
        if (!boundary.find()) {
            return List.of();
        }
        String delimiter = "--" + boundary.group(1);
        List<MimePart> parts = new ArrayList<>();
        int start = coded.indexOf(delimiter);
        while (start >= 0 && parts.size() < Limits.PARTS_MAX) {
            int begin = coded.indexOf('\n', start) + 1;
            int end = coded.indexOf("\n" + delimiter, begin);
            if (begin == 0 || coded.startsWith("--", start + delimiter.length())) {
                break;
            }
            parts.add(of(coded.substring(begin, end < 0 ? coded.length() : end)));
            start = end < 0 ? end : end + 1;
        }
        return parts;
    }

    private Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return FOLD.matcher(headers)
                .replaceAll(" ")
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    /** Returns the Content-Type header, or an empty string. */
    String contentType() {
        return header("Content-Type").orElse("");
    }

    /** Returns the address the part had on the web. */
    Optional<String> location() {
        return header("Content-Location");
    }

    boolean isHtml() {
        String type = contentType().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    boolean isImage() {
        return contentType().toLowerCase(Locale.ROOT).startsWith("image/");
    }

    /** Returns the bytes with their transfer coding taken off (RFC 2045, section 6). */
    byte[] content() {
        return switch (header("Content-Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(coded);
            case "quoted-printable" -> quotedPrintable(coded);
            default -> coded.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    /** Decodes leniently: foreign characters are skipped, and a lone last digit, which carries less than a byte. */
    static byte[] base64(String coded) {
        String digits = coded.replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits);
    }

    private static byte[] quotedPrintable(String coded) {
        var bytes = new ByteArrayOutputStream(coded.length());
        for (int i = 0; i < coded.length(); i++) {
            char unit = coded.charAt(i);
            if (unit != '=') {
                bytes.write(unit);
            } else if (coded.startsWith("\r\n", i + 1)) {
                i += 2;
            } else if (coded.startsWith("\n", i + 1)) {
                i += 1;
            } else {
                int value = hex(coded, i + 1);
                bytes.write(value < 0 ? '=' : value);
                i += value < 0 ? 0 : 2;
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int start) {
        if (start + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(start), 16);
        int low = Character.digit(text.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
