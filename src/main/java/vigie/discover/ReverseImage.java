package vigie.discover;

import java.util.List;
import vigie.crawl.Body;

/**
 * A service that is shown a picture and names the pages where it saw it. The picture goes to the service, so only
 * published ones are shown, and each once: calls are paid for.
 */
public sealed interface ReverseImage permits GoogleVision, TinEye {
    /** Most bytes of a picture; Google takes 10 MB of JSON, in which a picture grows by a third. */
    int PICTURE_BYTES_MAX = 7_000_000;

    /** Returns the name of the service as people know it. */
    String name();

    /**
     * Shows a picture once. Blocks.
     *
     * @param picture PNG, JPEG, GIF or WebP; a larger one than {@link #PICTURE_BYTES_MAX} is not sent
     * @return where it was seen, each place once, in the service's order
     */
    Reply<List<ImageSighting>> find(Body picture);
}
