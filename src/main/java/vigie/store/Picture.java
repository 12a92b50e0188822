package vigie.store;

import java.time.Instant;
import java.util.List;
import vigie.crawl.CanonicalUrl;
import vigie.image.ImageFingerprint;

/**
 * A picture found on a page.
 *
 * @param url where its bytes are
 * @param sha256 of its bytes
 * @param readAt last fetch
 * @param frames what is kept of it, one for a still; none when it was set aside
 * @param reason why it was set aside, or empty
 * @param words read in it, may be empty
 */
public record Picture(
        CanonicalUrl url, String sha256, Instant readAt, List<ImageFingerprint> frames, String reason, String words) {
    public Picture {
        frames = List.copyOf(frames);
    }
}
