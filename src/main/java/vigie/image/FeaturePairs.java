package vigie.image;

/**
 * Features of a found picture paired with those of an original that look most like them.
 *
 * <p>A pair is kept if the second best feature is clearly farther (Lowe 2004, section 7.1): repeated patterns give
 * none.
 */
final class FeaturePairs {
    /** Distance of the best over the second best. */
    private static final double RATIO_MAX = 0.8;

    private final float[] foundPoints;
    private final float[] originalPoints;
    private final int count;

    private FeaturePairs(float[] foundPoints, float[] originalPoints, int count) {
        this.foundPoints = foundPoints;
        this.originalPoints = originalPoints;
        this.count = count;
    }

    /** Compares every feature with every other: a million distances of four words, some milliseconds. */
    static FeaturePairs of(Features original, Features found) {
        float[] foundPoints = new float[2 * found.count()];
        float[] originalPoints = new float[2 * found.count()];
        int count = 0;
        for (int i = 0; i < found.count(); i++) {
            int best = bestOrNone(original.descriptors(), found.descriptors(), i);
            if (best >= 0) {
                foundPoints[2 * count] = found.x(i);
                foundPoints[2 * count + 1] = found.y(i);
                originalPoints[2 * count] = original.x(best);
                originalPoints[2 * count + 1] = original.y(best);
                count++;
            }
        }
        return new FeaturePairs(foundPoints, originalPoints, count);
    }

    private static int bestOrNone(Descriptors originals, Descriptors found, int index) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        int second = Integer.MAX_VALUE;
        for (int j = 0; j < originals.count(); j++) {
            int distance = found.distanceBelow(second, index, originals, j);
            if (distance < least) {
                second = least;
                least = distance;
                best = j;
            } else if (distance < second) {
                second = distance;
            }
        }
        return least < RATIO_MAX * second ? best : -1;
    }

    int count() {
        return count;
    }

    /** Returns x and y in turn, in pixels of the found picture. */
    float[] foundPoints() {
        return java.util.Arrays.copyOf(foundPoints, 2 * count);
    }

    /** Returns x and y in turn, in pixels of the original, in the same order. */
    float[] originalPoints() {
        return java.util.Arrays.copyOf(originalPoints, 2 * count);
    }
}
