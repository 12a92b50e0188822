package vigie.image;

import java.util.Optional;

/**
 * The formats of films that we open, told by how they begin and not by their name: no other reader of FFmpeg is ever
 * asked, above all none that opens further files or addresses (playlists, lists of parts).
 */
enum FilmFormat {
    /** ISO base media file format (ISO/IEC 14496-12) and QuickTime: MP4, M4V, MOV. */
    MP4("mov"),
    /** Matroska and WebM (RFC 9559). */
    MATROSKA("matroska");

    /** Bytes that tell a format. */
    static final int HEAD_BYTES = 12;

    /** FFmpeg's name of its reader. */
    final String reader;

    FilmFormat(String reader) {
        this.reader = reader;
    }

    /** Returns the format, or empty if these bytes are no film that we read; pictures in the same container are none. */
    static Optional<FilmFormat> of(byte[] head) {
        String letters =
                new String(head, 0, Math.min(head.length, HEAD_BYTES), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (letters.startsWith("\u001AE\u00DF\u00A3")) {
            return Optional.of(MATROSKA);
        }
        if (letters.length() < HEAD_BYTES) {
            return Optional.empty();
        }
        return switch (letters.substring(4, 8)) {
            case "ftyp" -> isPicture(letters.substring(8)) ? Optional.empty() : Optional.of(MP4);
            // QuickTime files of before there was a type box
            case "moov", "mdat", "wide", "skip", "free" -> Optional.of(MP4);
            default -> Optional.empty();
        };
    }

    private static boolean isPicture(String brand) {
        return switch (brand) {
            case "avif", "avis", "heic", "heix", "mif1", "msf1" -> true;
            default -> false;
        };
    }
}
