package vigie.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a picture says of itself before it is decoded, read in Java so that a bomb never reaches a native decoder.
 *
 * @param format by its first bytes, whatever its name or content type
 * @param width in pixels, 0 if the header does not say
 * @param height in pixels, 0 if the header does not say
 * @param complete false if the end that the format asks for is missing
 */
record ImageHeader(Format format, int width, int height, boolean complete) {
    enum Format {
        JPEG,
        PNG,
        GIF,
        WEBP,
        BMP,
        AVIF,
        /** HEIC and its kin: known, not decoded. */
        HEIF
    }

    long pixels() {
        return (long) width * height;
    }

    /** Returns what stands against decoding it, if anything does. */
    Optional<ImageTrouble> trouble() {
        if (format == Format.HEIF) {
            return Optional.of(ImageTrouble.UNSUPPORTED_FORMAT);
        }
        if (pixels() > ImageWorker.PIXELS_MAX) {
            return Optional.of(ImageTrouble.TOO_MANY_PIXELS);
        }
        if (!complete) {
            return Optional.of(ImageTrouble.TRUNCATED);
        }
        return pixels() == 0 ? Optional.of(ImageTrouble.DAMAGED) : Optional.empty();
    }

    /** Returns the header, or empty if these bytes are no picture that we know. Never fails. */
    static Optional<ImageHeader> read(byte[] bytes) {
        if (starts(bytes, 0, "\u00FF\u00D8\u00FF")) {
            return Optional.of(JpegHeader.read(bytes));
        }
        if (starts(bytes, 0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(png(bytes));
        }
        if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
            return Optional.of(gif(bytes));
        }
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
            return Optional.of(webp(bytes));
        }
        if (starts(bytes, 0, "BM") && bytes.length >= 26) {
            return Optional.of(bmp(bytes));
        }
        if (starts(bytes, 4, "ftyp") && bytes.length >= 12) {
            return heif(bytes);
        }
        return Optional.empty();
    }

    /** The PNG specification, 11.2.2 IHDR and 11.2.5 IEND. */
    private static ImageHeader png(byte[] bytes) {
        if (bytes.length < 24) {
            return new ImageHeader(Format.PNG, 0, 0, false);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        boolean complete = lastIndexOf(bytes, "IEND") >= 0;
        return sized(Format.PNG, buffer.getInt(16), buffer.getInt(20), complete);
    }

    /** Its first picture is enough, so the trailer is not asked for. */
    private static ImageHeader gif(byte[] bytes) {
        if (bytes.length < 10) {
            return new ImageHeader(Format.GIF, 0, 0, false);
        }
        ByteBuffer buffer = littleEndian(bytes);
        return sized(Format.GIF, buffer.getShort(6) & 0xFFFF, buffer.getShort(8) & 0xFFFF, true);
    }

    /** RFC 9649, section 2: the RIFF size, then VP8, VP8L or VP8X with its own way to write the sides. */
    private static ImageHeader webp(byte[] bytes) {
        if (bytes.length < 30) {
            return new ImageHeader(Format.WEBP, 0, 0, false);
        }
        ByteBuffer buffer = littleEndian(bytes);
        boolean complete = (buffer.getInt(4) & 0xFFFFFFFFL) + 8 <= bytes.length + 1L;
        if (starts(bytes, 12, "VP8X")) {
            int width = (buffer.getInt(24) & 0xFFFFFF) + 1;
            int height = (buffer.getInt(26) >>> 8 & 0xFFFFFF) + 1;
            return sized(Format.WEBP, width, height, complete);
        }
        if (starts(bytes, 12, "VP8L")) {
            int sides = buffer.getInt(21);
            return sized(Format.WEBP, (sides & 0x3FFF) + 1, (sides >>> 14 & 0x3FFF) + 1, complete);
        }
        return sized(Format.WEBP, buffer.getShort(26) & 0x3FFF, buffer.getShort(28) & 0x3FFF, complete);
    }

    private static ImageHeader bmp(byte[] bytes) {
        ByteBuffer buffer = littleEndian(bytes);
        // a negative height means rows from the top down
        return sized(Format.BMP, buffer.getInt(18), Math.abs(buffer.getInt(22)), true);
    }

    /** ISO 23008-12: the major brand tells still pictures from films, the compatible ones AVIF from HEIC. */
    private static Optional<ImageHeader> heif(byte[] bytes) {
        String brand = new String(bytes, 8, 4, StandardCharsets.ISO_8859_1);
        return switch (brand) {
            case "avif", "avis" -> Optional.of(AvifHeader.read(bytes));
            case "mif1", "msf1" ->
                Optional.of(
                        AvifHeader.compatible(bytes)
                                ? AvifHeader.read(bytes)
                                : new ImageHeader(Format.HEIF, 0, 0, true));
            case "heic", "heix" -> Optional.of(new ImageHeader(Format.HEIF, 0, 0, true));
            default -> Optional.empty();
        };
    }

    /** Sides that no picture can have are a bomb's or damage: kept as so many that every limit stops them. */
    static ImageHeader sized(Format format, int width, int height, boolean complete) {
        boolean possible = width >= 0 && height >= 0;
        return new ImageHeader(
                format, possible ? width : Integer.MAX_VALUE, possible ? height : Integer.MAX_VALUE, complete);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean starts(byte[] bytes, int at, String letters) {
        if (bytes.length < at + letters.length()) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if ((bytes[at + i] & 0xFF) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lastIndexOf(byte[] bytes, String letters) {
        int at = bytes.length - letters.length();
        while (at >= 0 && !starts(bytes, at, letters)) {
            at--;
        }
        return at;
    }
}
