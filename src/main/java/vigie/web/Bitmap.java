package vigie.web;

import java.util.Set;

/**
 * A picture the dashboard may show.
 *
 * @param mediaType a bitmap type that browsers show without running anything: no SVG
 * @param bytes of the picture
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bitmap(String mediaType, byte[] bytes) {
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

    public Bitmap {
        if (!SHOWN.contains(mediaType)) {
            throw new IllegalArgumentException("not a picture to show: " + mediaType);
        }
    }
}
