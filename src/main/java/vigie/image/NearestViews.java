package vigie.image;

/**
 * The two views, one of the original and one of the found picture, whose hashes are nearest.
 *
 * @param hammingDistance 0…256 bits
 * @param orientation how the found view is turned
 * @param original region of the original's gray picture
 * @param found region of the found gray picture
 */
record NearestViews(int hammingDistance, Orientation orientation, Region original, Region found) {
    /**
     * Returns the nearest views. Poor views are left out, except that the two full pictures always take part.
     *
     * <p>The whole of the original is looked for in any part of the found picture; parts of the original are found by
     * local features.
     */
    static NearestViews of(ImageFingerprint original, ImageFingerprint found) {
        NearestViews nearest =
                nearest(original.views().getFirst(), found.views().getFirst());
        for (ImageView ours : original.views()) {
            for (ImageView theirs : found.views()) {
                if (ours.whole() && ours.comparable() && theirs.comparable()) {
                    NearestViews pair = nearest(ours, theirs);
                    nearest = pair.hammingDistance < nearest.hammingDistance ? pair : nearest;
                }
            }
        }
        return nearest;
    }

    private static NearestViews nearest(ImageView original, ImageView found) {
        Orientation best = Orientation.UPRIGHT;
        int least = Integer.MAX_VALUE;
        for (Orientation orientation : Orientation.values()) {
            int distance = original.hash(orientation).hammingDistance(found.hash(Orientation.UPRIGHT));
            if (distance < least) {
                least = distance;
                best = orientation;
            }
        }
        return new NearestViews(least, best, original.region(), found.region());
    }
}
