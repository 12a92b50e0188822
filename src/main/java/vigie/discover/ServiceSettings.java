package vigie.discover;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which services the operator lets Vigie ask, and how much a day. A key stands in a file of its own.
 *
 * @param searxng address of the operator's own SearXNG
 * @param queriesADay most queries sent to each search service in a day, of all watchlists together
 * @param blueskyServer the server of the operator's own account
 * @param picturesADay most pictures sent to each reverse image service in a day
 */
public record ServiceSettings(
        Optional<URI> searxng,
        Optional<Path> braveKey,
        Optional<Path> mojeekKey,
        Optional<Path> kagiKey,
        int queriesADay,
        Optional<Path> googleVisionKey,
        Optional<Path> tineyeKey,
        int picturesADay,
        URI blueskyServer,
        Optional<String> blueskyUser,
        Optional<Path> blueskyPassword,
        Optional<Path> archiveKey) {
    /** What a keyless meta-search stands, spread over a day, and two thousand queries a month cost. */
    public static final int QUERIES_A_DAY = 60;

    /** Each costs money, and a picture is asked for once a month at most. */
    public static final int PICTURES_A_DAY = 10;

    /** Where most accounts of Bluesky are. */
    public static final URI BLUESKY_SERVER = URI.create("https://bsky.social/");

    /** No service, the usual budgets. */
    public static final ServiceSettings NONE = new ServiceSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            QUERIES_A_DAY,
            Optional.empty(),
            Optional.empty(),
            PICTURES_A_DAY,
            BLUESKY_SERVER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ServiceSettings {
        if (queriesADay < 0 || picturesADay < 0) {
            throw new IllegalArgumentException("a day: " + queriesADay + ", " + picturesADay);
        }
    }
}
