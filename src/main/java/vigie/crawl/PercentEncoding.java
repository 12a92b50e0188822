package vigie.crawl;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One spelling for each address (RFC 3986, section 6.2.2): what needs no percent-encoding has none, what needs it has it
 * in capital letters. Doing it twice changes nothing.
 */
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Marks that stand for themselves in an address and may part it: sub-delims, gen-delims of path and query. */
    private static final String KEPT_MARKS = "!$&()*+,;=:@/?";

    private PercentEncoding() {}

    /** Returns a path or query in its normal spelling; characters beyond ASCII are taken as UTF-8. */
    static String normalize(String text) {
        return normalize(text.getBytes(StandardCharsets.UTF_8), KEPT_MARKS);
    }

    /**
     * Returns bytes in their normal spelling.
     *
     * @param keptMarks ASCII marks besides letters, digits and {@code -._~} that are written as they are
     */
    static String normalize(byte[] text, String keptMarks) {
        StringBuilder out = new StringBuilder(text.length + 16);
        for (int i = 0; i < text.length; i++) {
            int octet = text[i] & 0xff;
            if (octet == '%' && isEscape(text, i)) {
                int escaped = HexFormat.fromHexDigit(text[i + 1]) * 16 + HexFormat.fromHexDigit(text[i + 2]);
                append(out, escaped, isUnreserved(escaped));
                i += 2;
            } else {
                append(out, octet, isUnreserved(octet) || keptMarks.indexOf(octet) >= 0);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(byte[] text, int at) {
        return at + 2 < text.length && HexFormat.isHexDigit(text[at + 1]) && HexFormat.isHexDigit(text[at + 2]);
    }

    private static void append(StringBuilder out, int octet, boolean asItIs) {
        if (asItIs) {
            out.append((char) octet);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) octet));
        }
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || "-._~".indexOf(octet) >= 0;
    }
}
