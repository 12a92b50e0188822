package vigie.discover;

import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.ServiceClient;

/**
 * Reads a post again by the interface of its network, which shows what the page for people needs scripts for. Which address
 * is one of a post, the address tells.
 */
public final class PostReader {
    private final Bluesky bluesky;
    private final ServiceClient services;

    public PostReader(Bluesky bluesky, ServiceClient services) {
        this.bluesky = bluesky;
        this.services = services;
    }

    /** Returns whether an address has the form of a post of a network we know. */
    public static boolean reads(CanonicalUrl url) {
        return BlueskyPost.Key.of(url).isPresent() || MastodonPost.Key.of(url).isPresent();
    }

    /** Returns what reading a post came to, or empty for an address that has not the form of one: it is visited as a page. */
    public Optional<PostReading> read(CanonicalUrl url) {
        return bluesky.post(url)
                .or(() -> MastodonPost.Key.of(url).map(key -> new Mastodon(services, key.server()).status(key)));
    }
}
