package vigie.watch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One work of the owner to find again: a text, a picture, a film, or a folder of numbered pictures.
 *
 * @param key stable identity within its watchlist: a relative path, a feed item's address, or an export's name,
 *     a colon and the id there
 * @param title as the owner would name it
 * @param url where it first came out, if known
 * @param published when it first came out
 * @param language ISO 639-1 code or {@code und}
 * @param text its text, may be empty; slides and paragraphs parted by newlines
 * @param images its pictures, may be empty
 * @param videos its films, may be empty
 * @param sha256 of text, pictures and films together: another value is another version
 */
public record Original(
        String key,
        String title,
        Optional<URI> url,
        FirstPublished published,
        String language,
        String text,
        List<OriginalImage> images,
        List<OriginalVideo> videos,
        String sha256) {
    public Original {
        images = List.copyOf(images);
        videos = List.copyOf(videos);
    }

    /**
     * Returns whether it is known to be public at that instant: only then may it leave the machine, as a query. What an export
     * says only some could see is not, though its address is known.
     */
    public boolean isPublic(Instant now) {
        boolean toSome = published.origin() == FirstPublished.Origin.EXPORT_TO_SOME;
        return !toSome
                && (url.isPresent() || (published.isPublic() && !published.at().isAfter(now)));
    }

    /**
     * Returns whether it came from elsewhere than the watchlist's files, from a feed or an export: its key begins with a
     * scheme, as {@code https://…} and {@code linkedin:…} do, and no list of files says whether it still exists.
     */
    public boolean isFromElsewhere() {
        return key.matches("(?s)[a-z]{1,20}:\\S.*");
    }
}
