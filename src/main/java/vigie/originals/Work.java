package vigie.originals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import vigie.watch.FirstPublished;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalVideo;

/**
 * A work as an export tells of it.
 *
 * @param key platform, colon, and what the platform calls it for good
 * @param title may be empty: then its first line
 * @param url where it came out, if known
 * @param published when
 * @param text may be empty
 * @param language ISO 639-1 code; guessed from the text when nothing says it
 * @param images may be empty
 * @param videos may be empty
 */
record Work(
        String key,
        String title,
        Optional<URI> url,
        FirstPublished published,
        String text,
        Optional<String> language,
        List<OriginalImage> images,
        List<OriginalVideo> videos) {
    Work {
        images = List.copyOf(images);
        videos = List.copyOf(videos);
    }

    /** A work of words only. */
    static Work of(String key, String title, Optional<URI> url, FirstPublished published, String text) {
        return new Work(key, title, url, published, text, Optional.empty(), List.of(), List.of());
    }

    /** Returns this work with pictures and films. */
    Work with(List<OriginalImage> newImages, List<OriginalVideo> newVideos) {
        return new Work(key, title, url, published, text, language, newImages, newVideos);
    }

    /** Returns this work under another key. */
    Work withKey(String newKey) {
        return new Work(newKey, title, url, published, text, language, images, videos);
    }

    boolean isEmpty() {
        return text.isBlank() && images.isEmpty() && videos.isEmpty();
    }

    /** Returns how its owner would recognize it: by title, first line, address or date. */
    String name() {
        if (!title.isBlank()) {
            return title;
        }
        String line = ExportDraft.title(text);
        String day = published.at().toString().substring(0, 10);
        return line.isEmpty() ? url.map(URI::toString).orElse(day) : line;
    }
}
