package vigie.image;

import java.util.Arrays;

/** Local features of a gray picture, best first and spread over it: a place and a descriptor for each. Immutable. */
final class Features {
    static final Features NONE = new Features(new float[0], new float[0], new Descriptors(new long[0]));

    private final float[] xs;
    private final float[] ys;
    private final Descriptors descriptors;

    /**
     * Makes features.
     *
     * @param xs from the left, in pixels
     * @param ys from the top, in pixels
     * @param descriptors one for each, in the same order
     */
    Features(float[] xs, float[] ys, Descriptors descriptors) {
        if (xs.length != ys.length || xs.length != descriptors.count()) {
            throw new IllegalArgumentException(xs.length + ", " + ys.length + ", " + descriptors.count());
        }
        this.xs = xs.clone();
        this.ys = ys.clone();
        this.descriptors = descriptors;
    }

    int count() {
        return xs.length;
    }

    float x(int index) {
        return xs[index];
    }

    float y(int index) {
        return ys[index];
    }

    Descriptors descriptors() {
        return descriptors;
    }

    /** Returns the descriptors of the best features. */
    Descriptors best(int countMax) {
        int count = Math.min(countMax, count());
        long[] words = new long[count * Descriptors.WORDS];
        Arrays.setAll(words, i -> descriptors.word(i / Descriptors.WORDS, i % Descriptors.WORDS));
        return new Descriptors(words);
    }
}
