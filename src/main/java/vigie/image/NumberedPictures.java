package vigie.image;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Originals' pictures, each under a number that never names another picture; fingerprints are fetched when they are
 * needed and not kept.
 */
public final class NumberedPictures {
    /** Local features take 24 KB a picture, hashes 100 bytes: beyond this the newest pictures have features. */
    private static final int FEATURED_MAX = 100_000;

    private final int[] numbers;
    private final IntFunction<ImageFingerprint> fingerprints;
    private final IntPredicate featured;

    /**
     * Makes pictures of which at most {@value #FEATURED_MAX}, those with the highest numbers, are also looked for by local
     * features.
     *
     * @param numbers different ones, 0…2³⁰ - 1, in any order, not changed
     * @param fingerprints returns that of a number
     */
    public NumberedPictures(int[] numbers, IntFunction<ImageFingerprint> fingerprints) {
        this(numbers, fingerprints, newest(numbers));
    }

    /**
     * Does the same with the pictures that are looked for by local features chosen.
     *
     * @param featured says of a number whether; the same whenever it is asked, since it is asked when a picture is filed
     */
    NumberedPictures(int[] numbers, IntFunction<ImageFingerprint> fingerprints, IntPredicate featured) {
        this.numbers = numbers.clone();
        this.fingerprints = fingerprints;
        this.featured = featured;
        Arrays.sort(this.numbers);
    }

    private static IntPredicate newest(int[] numbers) {
        if (numbers.length <= FEATURED_MAX) {
            return number -> true;
        }
        int[] rising = numbers.clone();
        Arrays.sort(rising);
        int first = rising[rising.length - FEATURED_MAX];
        return number -> number >= first;
    }

    int count() {
        return numbers.length;
    }

    /** Returns the numbers, rising. */
    int[] numbers() {
        return numbers.clone();
    }

    boolean contains(int number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    void addTo(IndexedPictures.Gathering gathering, int number) {
        ImageFingerprint fingerprint = fingerprints.apply(number);
        gathering.add(number, fingerprint);
        if (featured.test(number)) {
            gathering.addFeatures(number, fingerprint);
        }
    }
}
