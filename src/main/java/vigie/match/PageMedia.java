package vigie.match;

import java.util.List;

/**
 * The pictures and films of a page that could be read, in the page's order; a picture that moves has several
 * fingerprints.
 */
public record PageMedia(List<PageImageFingerprint> images, List<PageVideoFingerprint> videos) {
    /** No pictures and no films. */
    public static final PageMedia NONE = new PageMedia(List.of(), List.of());

    public PageMedia {
        images = List.copyOf(images);
        videos = List.copyOf(videos);
    }
}
