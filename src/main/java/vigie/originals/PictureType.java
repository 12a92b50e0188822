package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Whether bytes are a picture we keep, told by how they begin and not by their name. */
final class PictureType {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "webp");
    private static final int HEAD_BYTES = 12;

    private PictureType() {}

    /** Returns whether a file's name says that it is a picture. */
    static boolean isNamed(String name) {
        return ENDINGS.contains(ending(name));
    }

    /** Returns the letters after a name's last dot in lower case; none when there is no dot. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns whether bytes begin like PNG, JPEG, GIF or WebP. */
    static boolean isPicture(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD_BYTES, bytes.length), StandardCharsets.ISO_8859_1);
        return head.startsWith("\u0089PNG\r\n\u001a\n")
                || head.startsWith("\u00ff\u00d8\u00ff")
                || head.startsWith("GIF87a")
                || head.startsWith("GIF89a")
                || (head.startsWith("RIFF") && head.startsWith("WEBP", 8));
    }
}
