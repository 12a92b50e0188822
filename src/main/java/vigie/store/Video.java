package vigie.store;

import java.time.Instant;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.image.VideoFingerprint;

/**
 * A film found on a page.
 *
 * @param url where its bytes are
 * @param sha256 of its bytes
 * @param readAt last fetch
 * @param fingerprint what is kept of it; empty when it was set aside
 * @param reason why it was set aside, or empty
 */
public record Video(
        CanonicalUrl url, String sha256, Instant readAt, Optional<VideoFingerprint> fingerprint, String reason) {}
