package vigie.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/** Addresses that desktops keep as files: {@code .url} (Windows), {@code .webloc} (macOS), {@code .desktop} (freedesktop.org). */
final class UrlShortcut {
    /** Bytes of a shortcut; real ones have some hundreds, with an icon some thousands. */
    static final int BYTES_MAX = 64 << 10;

    private UrlShortcut() {}

    /** Returns whether a file of this name is a shortcut. */
    static boolean named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".url") || lower.endsWith(".webloc") || lower.endsWith(".desktop");
    }

    /** Returns the web address that a shortcut leads to, or empty when it leads to none. */
    static Optional<CanonicalUrl> read(String name, Body file) {
        if (file.size() > BYTES_MAX) {
            return Optional.empty();
        }
        byte[] bytes = file.toByteArray();
        return address(name.toLowerCase(Locale.ROOT), bytes)
                .flatMap(CanonicalUrl::parse)
                .filter(url -> !url.isFile())
                .map(LinkWrapper::unwrapped);
    }

    private static Optional<String> address(String name, byte[] bytes) {
        if (name.endsWith(".webloc")) {
            return BinaryPlist.is(bytes) ? BinaryPlist.text(bytes, "URL") : ofXml(bytes);
        }
        return ofKeys(text(bytes), name.endsWith(".url") ? "[internetshortcut]" : "[desktop entry]");
    }

    private static String text(byte[] bytes) {
        boolean wide = bytes.length > 1 && ((bytes[0] & 0xff) >= 0xfe) && ((bytes[1] & 0xff) >= 0xfe);
        return new String(bytes, wide ? UTF_16 : UTF_8).replace("\ufeff", "");
    }

    /** The first key {@code URL} of the section; {@code URL[$e]} is KDE's spelling. */
    private static Optional<String> ofKeys(String text, String section) {
        boolean inside = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                inside = line.toLowerCase(Locale.ROOT).equals(section);
            } else if (inside && line.matches("(?i)URL(\\[\\$e])?\\s*=.*")) {
                return Optional.of(line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofXml(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            String key = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("key")) {
                        key = xml.getElementText();
                    } else if (name.equals("string") && key.equals("URL")) {
                        return Optional.of(xml.getElementText().strip());
                    }
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** Apple's binary property lists, as far as a dictionary of texts at the top goes (CFBinaryPList.c, format {@code bplist00}). */
    private static final class BinaryPlist {
        private static final int TRAILER = 32;

        private BinaryPlist() {}

        static boolean is(byte[] bytes) {
            return bytes.length > 8 + TRAILER && new String(bytes, 0, 8, ISO_8859_1).equals("bplist00");
        }

        static Optional<String> text(byte[] bytes, String key) {
            try {
                int trailer = bytes.length - TRAILER;
                int offsetSize = bytes[trailer + 6];
                int referenceSize = bytes[trailer + 7];
                int top = number(bytes, trailer + 16, 8);
                int table = number(bytes, trailer + 24, 8);
                int dictionary = number(bytes, table + top * offsetSize, offsetSize);
                int count = bytes[dictionary] & 0x0f;
                if ((bytes[dictionary] & 0xf0) != 0xd0 || count == 0x0f) {
                    return Optional.empty();
                }
                for (int i = 0; i < count; i++) {
                    int keyAt = dictionary + 1 + i * referenceSize;
                    int valueAt = keyAt + count * referenceSize;
                    int keyObject = number(bytes, table + number(bytes, keyAt, referenceSize) * offsetSize, offsetSize);
                    int valueObject =
                            number(bytes, table + number(bytes, valueAt, referenceSize) * offsetSize, offsetSize);
                    if (string(bytes, keyObject).equals(key)) {
                        return Optional.of(string(bytes, valueObject));
                    }
                }
                return Optional.empty();
            } catch (IndexOutOfBoundsException e) {
                // offsets that lead out of the file
                return Optional.empty();
            }
        }

        private static int number(byte[] bytes, int at, int size) {
            long value = 0;
            for (int i = 0; i < size; i++) {
                value = (value << 8) | (bytes[at + i] & 0xff);
            }
            return value >= 0 && value <= BYTES_MAX ? (int) value : BYTES_MAX + 1;
        }

        private static String string(byte[] bytes, int at) {
            int kind = bytes[at] & 0xf0;
            int length = bytes[at] & 0x0f;
            int start = at + 1;
            if (length == 0x0f) {
                int size = 1 << (bytes[at + 1] & 0x0f);
                length = number(bytes, at + 2, size);
                start = at + 2 + size;
            }
            return switch (kind) {
                case 0x50 -> new String(bytes, start, length, ISO_8859_1);
                case 0x60 -> new String(bytes, start, 2 * length, UTF_16);
                default -> "";
            };
        }
    }
}
