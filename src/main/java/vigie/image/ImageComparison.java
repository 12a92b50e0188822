package vigie.image;

/** What two pictures have in common. */
public sealed interface ImageComparison {
    /** Version of the rules by which a picture is confirmed: alignments, blocks and their limits. */
    int RULES = 2;

    /** Returns the Hamming distance of the nearest views, 0…256 bits. */
    int hammingDistance();

    /**
     * Both pictures were laid over one another.
     *
     * @param hammingDistance of the nearest views, 0…256 bits
     * @param orientation how the found picture is turned
     * @param matchedArea share of the found picture that shows the original, 0…1
     * @param originalVisible share of the original that the found picture shows, 0…1
     * @param goodBlocks blocks with texture that agree, once laid over one another
     * @param texturedBlocks blocks of the original with texture that the found picture covers
     * @param verified whether enough of them agree: the found picture shows the original
     * @param outline where the original lies in the found picture, as well as it could be laid
     * @param blocks what became of each block of the original
     */
    record Measured(
            int hammingDistance,
            Orientation orientation,
            double matchedArea,
            double originalVisible,
            int goodBlocks,
            int texturedBlocks,
            boolean verified,
            ImageOutline outline,
            BlockMap blocks)
            implements ImageComparison {
        public Measured {
            if (!(matchedArea >= 0 && matchedArea <= 1 && originalVisible >= 0 && originalVisible <= 1)) {
                throw new IllegalArgumentException("shares: " + matchedArea + ", " + originalVisible);
            }
        }
    }

    /** The worker failed over this pair; only their hashes are known. */
    record NotMeasured(int hammingDistance, ImageTrouble trouble) implements ImageComparison {}
}
