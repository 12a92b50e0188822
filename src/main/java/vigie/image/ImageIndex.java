package vigie.image;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds, among many originals, the few that a found picture may show, by hashes of views and by local features; in
 * plain Java and without looking at the pictures. What it returns must still be compared ({@link ImageComparer}).
 *
 * <p>Immutable and thread-safe. Made for a few thousand originals: hashes are compared one by one, some microseconds
 * for each original.
 */
public final class ImageIndex {
    /** Hamming distance up to which two views are worth a comparison; unrelated ones are 128 apart. */
    private static final int DISTANCE_MAX = 72;

    /** With fewer votes a picture shows something else: chance gives one or two. */
    private static final double VOTES_MIN = 3;

    private final List<ImageFingerprint> originals;
    private final DescriptorIndex descriptors;

    /** Makes an index; candidates are named by their place in the list. */
    public ImageIndex(List<ImageFingerprint> originals) {
        this.originals = List.copyOf(originals);
        descriptors = new DescriptorIndex(this.originals);
    }

    /**
     * Returns the places of the originals that a picture may show, the likeliest first.
     *
     * @param countMax at least 1; more candidates cost more comparisons
     */
    public List<Integer> candidates(ImageFingerprint found, int countMax) {
        if (countMax < 1) {
            throw new IllegalArgumentException("candidates: " + countMax);
        }
        double[] votes = descriptors.votes(found.descriptors());
        double[] likelihood = new double[originals.size()];
        Arrays.setAll(likelihood, i -> likelihood(originals.get(i), found, votes[i]));
        return IntStream.range(0, likelihood.length)
                .filter(i -> likelihood[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -likelihood[i]))
                .limit(countMax)
                .toList();
    }

    /** Bits under the limit and features in common weigh the same: both are strong at ten and certain at fifty. */
    private static double likelihood(ImageFingerprint original, ImageFingerprint found, double votes) {
        int distance = NearestViews.of(original, found).hammingDistance();
        return Math.max(0, DISTANCE_MAX + 1 - distance) + (votes >= VOTES_MIN ? votes : 0);
    }
}
