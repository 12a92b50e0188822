package vigie.originals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * XML that its writer did not mind: characters that XML 1.0 forbids (section 2.2) are left out, and an ampersand that begins
 * no reference XML knows of itself is escaped, so that a strict reader can go on. What stands in CDATA is as it was.
 */
final class LenientXml extends Reader {
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    /** The five references that need no declaration, and those by number. */
    private static final Pattern REFERENCE = Pattern.compile("(amp|lt|gt|quot|apos|#\\d{1,7}|#x[0-9a-fA-F]{1,6});.*");

    private static final int REFERENCE_UNITS_MAX = 10;

    private final PushbackReader in;
    private boolean inCdata;

    LenientXml(InputStream bytes) {
        this.in = new PushbackReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 64);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = next();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            buffer[offset + count] = (char) next;
            count++;
        }
        return count;
    }

    private int next() throws IOException {
        int unit = in.read();
        while (unit >= 0 && !isAllowed((char) unit)) {
            unit = in.read();
        }
        if (unit == '<' && !inCdata) {
            inCdata = ahead(CDATA.length() - 1).equals(CDATA.substring(1));
        } else if (unit == ']' && inCdata) {
            inCdata = !ahead(CDATA_END.length() - 1).equals(CDATA_END.substring(1));
        } else if (unit == '&'
                && !inCdata
                && !REFERENCE.matcher(ahead(REFERENCE_UNITS_MAX)).matches()) {
            in.unread("amp;".toCharArray());
        }
        return unit;
    }

    /** A surrogate is let through: it comes from a character that is allowed. */
    private static boolean isAllowed(char unit) {
        boolean isBlank = unit == '\n' || unit == '\r' || unit == '\t';
        return isBlank || (unit >= ' ' && unit < '\uFFFE' && unit != '\uFEFF');
    }

    private String ahead(int units) throws IOException {
        char[] buffer = new char[units];
        int count = 0;
        while (count < units) {
            int read = in.read(buffer, count, units - count);
            if (read < 0) {
                break;
            }
            count += read;
        }
        in.unread(buffer, 0, count);
        return new String(buffer, 0, count).replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
