package vigie.testing;

/**
 * A work in an owner's folder of which one page of the manuals holds the other half.
 *
 * @param original the owner's file, relative to the folder
 * @param path the one page that holds it, as a path on the site
 * @param change how the owner's file differs from what the page shows
 */
public record PlantedCopy(String original, String path, Change change) {
    /** How a work differs from its copy. */
    public enum Change {
        /** A text, word for word. */
        VERBATIM,
        /** A text with about one in ten of its longer words replaced. */
        WORDS_CHANGED,
        /** A picture seen in a mirror. */
        MIRRORED,
        /** A picture without a tenth of its width and height. */
        CROPPED,
        /** A picture as a JPEG of low quality. */
        RECOMPRESSED;

        /** Returns whether it is a picture. */
        public boolean isPicture() {
            return this == MIRRORED || this == CROPPED || this == RECOMPRESSED;
        }
    }
}
