package vigie;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vigie.crawl.Body;

/** What kind of picture or film bytes are, by their first ones. */
enum MediaType {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    AVIF("avif", "image/avif"),
    MP4("mp4", "video/mp4"),
    WEBM("webm", "video/webm"),
    OTHER("bin", "application/octet-stream");

    private final String extension;
    private final String mediaType;

    MediaType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Returns the kind. */
    static MediaType of(Body body) {
        byte[] bytes = body.toByteArray();
        String head = new String(Arrays.copyOf(bytes, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return PNG;
        }
        if (head.startsWith("\u00ff\u00d8")) {
            return JPEG;
        }
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("ftyp", 4)) {
            return head.startsWith("avi", 8) ? AVIF : MP4;
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return WEBM;
        }
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? WEBP : OTHER;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }
}
