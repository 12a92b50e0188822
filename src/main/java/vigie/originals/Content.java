package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalVideo;

/**
 * What a work's bytes hold.
 *
 * @param text may be empty
 * @param language ISO 639-1 code or {@code und}
 * @param title what the bytes call themselves, may be empty
 * @param dated what the metadata says, if anything
 * @param stated what is said at the top of the text
 * @param images may be empty
 * @param videos may be empty
 */
record Content(
        String text,
        String language,
        String title,
        Optional<Instant> dated,
        Stated stated,
        List<OriginalImage> images,
        List<OriginalVideo> videos) {
    Content {
        images = List.copyOf(images);
        videos = List.copyOf(videos);
    }

    boolean isEmpty() {
        return text.isBlank() && images.isEmpty() && videos.isEmpty();
    }

    /**
     * Returns the original: what its top states, else its side file, else its metadata, else its name and the first look.
     */
    Original original(String key, String name, Stated beside, Instant firstSeen) {
        Stated all = stated.or(beside);
        FirstPublished hint = dated.map(StatedDate::ofMetadata)
                .map(date -> new FirstPublished(date.at(), date.precision(), Origin.METADATA))
                .orElse(new FirstPublished(firstSeen, Precision.SECOND, Origin.FIRST_SEEN));
        return new Original(
                key,
                all.title().orElse(title.isBlank() ? name : title.strip()),
                all.url(),
                all.published().orElse(hint),
                all.language().orElse(language),
                text,
                images,
                videos,
                version(text, images, videos));
    }

    /** Returns the SHA-256 of a text, its pictures and its films together. */
    static String version(String text, List<OriginalImage> images, List<OriginalVideo> videos) {
        StringBuilder whole = new StringBuilder(text);
        images.forEach(image -> whole.append('\u0000').append(image.sha256()));
        videos.forEach(video -> whole.append('\u0000').append(video.sha256()));
        return Body.of(whole.toString().getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
