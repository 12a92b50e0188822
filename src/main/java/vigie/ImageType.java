package vigie;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vigie.crawl.Body;

/** What kind of picture bytes are, by their first ones. */
enum ImageType {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    OTHER("bin", "application/octet-stream");

    private final String extension;
    private final String mediaType;

    ImageType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Returns the kind. */
    static ImageType of(Body body) {
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
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? WEBP : OTHER;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }
}
