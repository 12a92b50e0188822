package vigie.crawl;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the bodies that nothing of ours reads, so that a disk image is not loaded to its end only to be put away. Pictures,
 * films, documents and what is packed with gzip (sitemaps) are read whatever type the server gives them.
 */
final class Unread {
    /** Bytes read of such a body: enough to tell by, and to keep as what was seen. */
    static final int BYTES_MAX = 64 << 10;

    /** Bytes looked at. */
    private static final int HEAD_BYTES = 2_048;

    /** Share of control bytes above which something is not text: 1 in 20; bytes at random have 1 in 11. */
    private static final int CONTROLS_PER_TEXT = 20;

    /** Types that say plainly what they are. */
    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/x-zip-compressed",
            "application/x-tar",
            "application/x-7z-compressed",
            "application/vnd.rar",
            "application/x-rar-compressed",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/java-archive",
            "application/x-iso9660-image");

    /** PDF, ZIP (DOCX, PPTX), gzip, JPEG, PNG, GIF, RIFF (WebP), BMP, TIFF, MP4 and AVIF, Matroska, UTF-16. */
    private static final Pattern READ = Pattern.compile(
            "\\s*%PDF-.*|PK.*|\\x1f\\x8b.*|\\xff\\xd8\\xff.*|\\x89PNG.*|GIF8.*|RIFF.*|BM.*|II\\*.*|MM\\x00.*"
                    + "|....ftyp.*|\\x1a\\x45\\xdf\\xa3.*|\\xff\\xfe.*|\\xfe\\xff.*",
            Pattern.DOTALL);

    private Unread() {}

    /**
     * Returns whether nothing reads a body.
     *
     * @param contentType as the server writes it; may be empty
     * @param head the first bytes, one char each
     */
    static boolean is(String contentType, String head) {
        String type = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("audio/") || ARCHIVES.contains(type)) {
            return true;
        }
        return type.equals("application/octet-stream") && !READ.matcher(head).matches() && isBinary(head);
    }

    private static boolean isBinary(String head) {
        String start = head.substring(0, Math.min(head.length(), HEAD_BYTES));
        long controls = start.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b)
                .count();
        return controls * CONTROLS_PER_TEXT > start.length();
    }
}
