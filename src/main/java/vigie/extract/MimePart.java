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
import java.util.stream.Stream;

/**
 * One part of a multipart message (RFC 2045, RFC 2046): its header lines and its coded content, as bytes held one to
 * one in ISO 8859-1.
 */
record MimePart(String headers, String coded) {
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*\"?([^\"\\s;]{1,200})", Pattern.CASE_INSENSITIVE);

    /**
     * Returns the parts of a message, those of multiparts and messages inside it too, at most {@link Limits#PARTS_MAX}.
     * What is nested deeper than {@link Limits#MULTIPARTS_MAX} containers is left out.
     */
    static List<MimePart> parts(byte[] message) {
        List<MimePart> parts = new ArrayList<>();
        List<MimePart> open = new ArrayList<>(List.of(of(new String(message, StandardCharsets.ISO_8859_1))));
        int containers = 0;
        while (!open.isEmpty() && parts.size() < Limits.PARTS_MAX) {
            MimePart part = open.removeFirst();
            boolean holdsOthers = part.is("multipart/") || part.is("message/rfc822");
            if (!holdsOthers) {
                parts.add(part);
            } else if (containers++ < Limits.MULTIPARTS_MAX) {
                open.addAll(0, part.is("multipart/") ? part.inner() : part.message());
            }
        }
        return parts;
    }

    /** Returns the parts that a forwarded message consists of: itself, read as one. */
    private List<MimePart> message() {
        return List.of(of(new String(content(), StandardCharsets.ISO_8859_1)));
    }

    /** Returns whether the media type begins so, given in lower case. */
    boolean is(String typeStart) {
        return contentType().toLowerCase(Locale.ROOT).startsWith(typeStart);
    }

    /** Returns the file name that the part is given (RFC 2183), decoded, or an empty string. */
    String fileName() {
        String disposition = header("Content-Disposition").orElse("");
        return Stream.of(MimeWords.parameter(disposition, "filename"), MimeWords.parameter(contentType(), "name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns whether the part is meant to be kept as a file rather than read as the message. */
    boolean isAttachment() {
        String disposition = header("Content-Disposition").orElse("").toLowerCase(Locale.ROOT);
        return disposition.startsWith("attachment") || !fileName().isEmpty();
    }

    /** Returns the value of a header of the message itself, the first when there are several. */
    static Optional<String> header(byte[] message, String name) {
        return headers(message, name).stream().findFirst();
    }

    /** Returns the values of all headers of that name of the message itself, from the top. */
    static List<String> headers(byte[] message, String name) {
        int length = Math.min(message.length, Limits.MESSAGE_HEADER_BYTES_MAX);
        return of(new String(message, 0, length, StandardCharsets.ISO_8859_1)).all(name);
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
            parts.add(of(coded.substring(begin, end < 0 ? coded.length() : Math.max(begin, lineEnd(end)))));
            start = end < 0 ? end : end + 1;
        }
        return parts;
    }

    /** The line break before a delimiter belongs to it (RFC 2046, section 5.1.1). */
    private int lineEnd(int newline) {
        return newline > 0 && coded.charAt(newline - 1) == '\r' ? newline - 1 : newline;
    }

    private Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    private List<String> all(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return FOLD.matcher(headers)
                .replaceAll(" ")
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
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
        return is("text/html") || is("application/xhtml+xml");
    }

    boolean isImage() {
        return is("image/");
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

    /** Decodes leniently: a sign that codes nothing stays. */
    static byte[] quotedPrintable(String coded) {
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
