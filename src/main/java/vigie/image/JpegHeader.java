package vigie.image;

import vigie.image.ImageHeader.Format;

/** Reads the segments of a JPEG up to its first scan (ITU T.81, annex B). */
final class JpegHeader {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegHeader() {}

    static ImageHeader read(byte[] bytes) {
        int width = 0;
        int height = 0;
        int at = 2;
        while (at + 4 <= bytes.length) {
            int marker = bytes[at + 1] & 0xFF;
            if ((bytes[at] & 0xFF) != 0xFF) {
                break;
            }
            if (marker == 0xFF) {
                at++; // fill byte
                continue;
            }
            if (startsFrame(marker) && at + 9 <= bytes.length) {
                height = unsignedShort(bytes, at + 5);
                width = unsignedShort(bytes, at + 7);
            }
            if (marker == START_OF_SCAN) {
                return new ImageHeader(Format.JPEG, width, height, endsAfter(bytes, at));
            }
            at += standsAlone(marker) ? 2 : 2 + unsignedShort(bytes, at + 2);
        }
        return new ImageHeader(Format.JPEG, width, height, false);
    }

    /** C0 to CF but the tables: C4 Huffman, C8 reserved, CC arithmetic coding. */
    private static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    /** Bytes after the end, as some servers add them, do no harm. */
    private static boolean endsAfter(byte[] bytes, int start) {
        for (int i = bytes.length - 2; i > start; i--) {
            if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
