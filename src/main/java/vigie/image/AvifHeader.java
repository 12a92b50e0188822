package vigie.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the sides of an AVIF picture from its boxes (ISO/IEC 23008-12, 6.5.3 Image spatial extents; AV1 Image File
 * Format). Every {@code ispe} box is taken into account and the largest counts, so none can hide a larger picture; the
 * decoder has the same limit once more.
 */
final class AvifHeader {
    /** Bytes in which the description lies: it stands before the pictures, and some kilobytes hold hundreds of items. */
    private static final int HEAD_BYTES = 1 << 18;

    /** Bytes from the name of an {@code ispe} box to its end: the name, version and flags, width, height. */
    private static final int EXTENT_BYTES = 16;

    private AvifHeader() {}

    /** Returns whether a file of a general brand says that it is AVIF too. */
    static boolean compatible(byte[] bytes) {
        int boxBytes = Math.min(ByteBuffer.wrap(bytes).getInt(0), bytes.length);
        return boxBytes > 16 && new String(bytes, 16, boxBytes - 16, StandardCharsets.ISO_8859_1).contains("avif");
    }

    /** Returns the header; pictures made of tiles are of the format that we do not decode. */
    static ImageHeader read(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (head.contains("infe") && head.contains("grid")) {
            return new ImageHeader(ImageHeader.Format.HEIF, 0, 0, true);
        }
        ImageHeader largest = new ImageHeader(ImageHeader.Format.AVIF, 0, 0, true);
        for (int at = head.indexOf("ispe"); at >= 0; at = head.indexOf("ispe", at + 4)) {
            ImageHeader extent = at + EXTENT_BYTES <= bytes.length ? extent(bytes, at) : largest;
            largest = extent.pixels() > largest.pixels() ? extent : largest;
        }
        return largest;
    }

    private static ImageHeader extent(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return ImageHeader.sized(ImageHeader.Format.AVIF, buffer.getInt(at + 8), buffer.getInt(at + 12), true);
    }
}
