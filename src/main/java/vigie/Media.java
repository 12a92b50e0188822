package vigie;

import vigie.match.PageMedia;

/** What was read of a page besides its text. */
record Media(PagePictures pictures, PageVideos films) {
    /** Returns what is compared. */
    PageMedia page() {
        return new PageMedia(pictures.fingerprints(), films.fingerprints());
    }
}
