package vigie.extract;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The formats we read. A name or a media type only proposes one: the bytes have the last word. */
enum FileType {
    HTML,
    TEXT,
    MARKDOWN,
    SUBTITLES,
    PDF,
    DOCX,
    PPTX,
    MHTML,
    IMAGE,
    VIDEO,
    /** None that we read. */
    OTHER;

    /** Bytes looked at to tell a format. */
    private static final int HEAD_BYTES = 2_048;

    /** Share of control bytes above which something is not text: 1 in 20; bytes at random have 1 in 11. */
    private static final int CONTROLS_PER_TEXT = 20;

    /** Control bytes below which even a short text is only dirty. */
    private static final int CONTROLS_MIN = 16;

    private static final Map<String, FileType> BY_MEDIA_TYPE = Map.ofEntries(
            Map.entry("text/html", HTML),
            Map.entry("application/xhtml+xml", HTML),
            Map.entry("text/plain", TEXT),
            Map.entry("text/markdown", MARKDOWN),
            Map.entry("text/vtt", SUBTITLES),
            Map.entry("application/x-subrip", SUBTITLES),
            Map.entry("application/pdf", PDF),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", DOCX),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", PPTX),
            Map.entry("multipart/related", MHTML),
            Map.entry("message/rfc822", MHTML));

    private static final Map<String, FileType> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", HTML),
            Map.entry("htm", HTML),
            Map.entry("xhtml", HTML),
            Map.entry("txt", TEXT),
            Map.entry("text", TEXT),
            Map.entry("md", MARKDOWN),
            Map.entry("markdown", MARKDOWN),
            Map.entry("srt", SUBTITLES),
            Map.entry("vtt", SUBTITLES),
            Map.entry("pdf", PDF),
            Map.entry("docx", DOCX),
            Map.entry("pptx", PPTX),
            Map.entry("mhtml", MHTML),
            Map.entry("mht", MHTML),
            Map.entry("png", IMAGE),
            Map.entry("jpg", IMAGE),
            Map.entry("jpeg", IMAGE),
            Map.entry("gif", IMAGE),
            Map.entry("webp", IMAGE),
            Map.entry("bmp", IMAGE),
            Map.entry("tif", IMAGE),
            Map.entry("tiff", IMAGE),
            Map.entry("avif", IMAGE),
            Map.entry("heic", IMAGE),
            Map.entry("mp4", VIDEO),
            Map.entry("m4v", VIDEO),
            Map.entry("mov", VIDEO),
            Map.entry("webm", VIDEO),
            Map.entry("mkv", VIDEO));

    private static final Pattern HTML_START = Pattern.compile(
            "^\\s*(?:<\\?xml[^>]*>\\s*|<!--.*?-->\\s*)*<(?:!doctype html|html|head|body)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MHTML_START = Pattern.compile(
            "^[\\w-]+:.*?^content-type:\\s*multipart/related",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SUBTITLES_START =
            Pattern.compile("^(?:WEBVTT\\b|\\s*\\d+\\s*\\R\\d\\d:\\d\\d:\\d\\d[,.]\\d{3} --> )");

    /** Returns the format of a response: the bytes decide when the server named no media type, or none of use. */
    static FileType ofMediaType(String mediaType, byte[] bytes) {
        if (mediaType.isEmpty() || mediaType.equals("application/octet-stream")) {
            return sniff(bytes);
        }
        if (mediaType.startsWith("image/") && !mediaType.equals("image/svg+xml")) {
            return checked(IMAGE, bytes);
        }
        if (mediaType.startsWith("video/")) {
            return checked(VIDEO, bytes);
        }
        return checked(BY_MEDIA_TYPE.getOrDefault(mediaType, OTHER), bytes);
    }

    /** Returns whether a file of this name is of a format we read. */
    static boolean named(String name) {
        return BY_EXTENSION.containsKey(extension(name));
    }

    /** Returns the format of a file by its name, or by its bytes when the name says nothing. */
    static FileType ofName(String name, byte[] bytes) {
        FileType named = BY_EXTENSION.get(extension(name));
        return named == null ? sniff(bytes) : checked(named, bytes);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Text formats cannot be told apart by bytes alone, binary ones can; bytes of another kind make it OTHER. */
    private static FileType checked(FileType claimed, byte[] bytes) {
        FileType seen = sniff(bytes);
        return switch (claimed) {
            case HTML, TEXT, MARKDOWN, SUBTITLES, MHTML -> seen.isTextual() || bytes.length == 0 ? claimed : OTHER;
            // A broken one is still one: its reader says what is wrong.
            case PDF, DOCX, PPTX -> seen == OTHER ? claimed : seen == claimed ? claimed : OTHER;
            case IMAGE -> seen;
            case VIDEO -> seen == VIDEO || seen == IMAGE ? seen : OTHER;
            case OTHER -> OTHER;
        };
    }

    private boolean isTextual() {
        return this == HTML || this == TEXT || this == MARKDOWN || this == SUBTITLES || this == MHTML;
    }

    private static FileType sniff(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (isImage(head)) {
            return IMAGE;
        }
        if (isVideo(head)) {
            return VIDEO;
        }
        if (head.stripLeading().startsWith("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\3\4")) {
            return office(bytes);
        }
        if (isBinary(head)) {
            return OTHER;
        }
        return textual(head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head);
    }

    private static FileType textual(String head) {
        if (MHTML_START.matcher(head).find()) {
            return MHTML;
        }
        if (SUBTITLES_START.matcher(head).find()) {
            return SUBTITLES;
        }
        return HTML_START.matcher(head).find() ? HTML : TEXT;
    }

    /** Magic numbers of the WHATWG MIME Sniffing standard, section 6.1, and of TIFF and the ISO base media file format. */
    private static boolean isImage(String head) {
        return head.startsWith("\u0089PNG\r\n\u001A\n")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("GIF87a")
                || head.startsWith("GIF89a")
                || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
                || (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6))
                || head.startsWith("II*\0")
                || head.startsWith("MM\0*")
                || head.startsWith("ftypavif", 4)
                || head.startsWith("ftypheic", 4)
                || head.startsWith("ftypheix", 4)
                || head.startsWith("ftypmif1", 4)
                || head.startsWith("ftypmsf1", 4)
                || head.startsWith("ftypavis", 4);
    }

    /** ISO base media files (ISO/IEC 14496-12) that are none of the pictures above, and Matroska (RFC 9559). */
    private static boolean isVideo(String head) {
        return head.startsWith("\u001AE\u00DF\u00A3")
                || head.startsWith("ftyp", 4)
                || head.startsWith("moov", 4)
                || head.startsWith("mdat", 4)
                || head.startsWith("wide", 4);
    }

    /** The names of a ZIP file's entries are never compressed, so looking for them opens nothing. */
    private static FileType office(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        if (raw.contains("word/document.xml")) {
            return DOCX;
        }
        return raw.contains("ppt/presentation.xml") ? PPTX : OTHER;
    }

    private static boolean isBinary(String head) {
        if (head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF")) {
            return false;
        }
        long zeros = head.chars().filter(unit -> unit == 0).count();
        long controls = head.chars()
                .filter(unit -> unit > 0 && unit < 0x20 && !Character.isWhitespace(unit) && unit != 0x1B)
                .count();
        // Half zeros is UTF-16 without a mark.
        boolean utf16 = zeros > head.length() * 2L / 5 && zeros < head.length() * 3L / 5 && controls == 0;
        long bad = zeros + controls;
        return !utf16 && bad >= CONTROLS_MIN && bad * CONTROLS_PER_TEXT > head.length();
    }
}
