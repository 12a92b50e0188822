package vigie.discover;

import java.time.LocalDate;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * A place where a service for reverse image search saw a picture like ours. That it is ours, only a comparison says.
 *
 * @param page that shows it, unless the service knows the picture only
 * @param image the picture there, unless the service names the page only
 * @param likeness how much of ours the service recognised
 * @param title of the page, plain text; may be empty
 * @param seenOn the day the service fetched the page, if told
 */
public record ImageSighting(
        Optional<CanonicalUrl> page,
        Optional<CanonicalUrl> image,
        Likeness likeness,
        String title,
        Optional<LocalDate> seenOn) {
    /** What the service found, as it says it. Pictures that only look alike are none of it. */
    public enum Likeness {
        /** The whole picture, perhaps smaller or larger. */
        FULL,
        /** A part of it. */
        PARTIAL,
        /** The picture or a part of it; the service does not tell them apart. */
        FULL_OR_PARTIAL
    }

    public ImageSighting {
        if (page.isEmpty() && image.isEmpty()) {
            throw new IllegalArgumentException("a sighting is somewhere");
        }
    }
}
