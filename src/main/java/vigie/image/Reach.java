package vigie.image;

import java.util.List;

/**
 * How far hashes are looked for. The more originals, the more of them are near any picture by chance, and each must be
 * compared: of 332,051 unrelated pairs, with all views, one in ten thousand came within 71 bits, one in a hundred thousand
 * within 61, and one pair within 47.
 *
 * @param whole bits for the found picture as a whole, which is looked for turned in every way
 * @param part bits for its parts
 * @param partOrientations ways in which its parts are looked for
 */
record Reach(int whole, int part, List<Orientation> partOrientations) {
    /** Distance beyond which two views are never worth a comparison; unrelated ones are 128 apart. */
    static final int MAX = 72;

    private static final int SMALL = 100_000;
    private static final int MIDDLE = 1_000_000;
    private static final List<Orientation> EVERY = List.of(Orientation.values());

    /** Parts of a page or a collage are seldom turned. */
    private static final List<Orientation> MIRRORED = List.of(Orientation.UPRIGHT, Orientation.MIRRORED);

    static Reach among(int pictures) {
        if (pictures <= SMALL) {
            return new Reach(MAX, MAX, EVERY);
        }
        return pictures <= MIDDLE ? new Reach(63, 47, MIRRORED) : new Reach(47, 31, MIRRORED);
    }

    int of(ImageView found) {
        return found.whole() ? whole : part;
    }

    List<Orientation> orientations(ImageView found) {
        return found.whole() ? EVERY : partOrientations;
    }
}
