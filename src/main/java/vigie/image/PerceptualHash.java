package vigie.image;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * A 256-bit perceptual hash: one bit for each of the 16 × 16 lowest frequencies of a picture, set where the coefficient
 * lies above the median of all.
 *
 * <p>The picture is 64 × 64 gray levels; the frequencies are rows and columns 1 to 16 of its discrete cosine transform
 * (type II), so brightness has no part in it and a change of contrast changes no bit. Mirroring changes the sign of the
 * odd frequencies and turning swaps rows and columns, so the hashes of all eight {@link Orientation}s come from one
 * transform, exactly. The method of PDQ (Meta, 2019) on area-averaged pixels.
 *
 * @param a bits of rows 0 to 3, lowest bit first
 * @param b rows 4 to 7
 * @param c rows 8 to 11
 * @param d rows 12 to 15
 */
public record PerceptualHash(long a, long b, long c, long d) {
    /** Pixels of a side of the picture that is hashed. */
    static final int SIDE = 64;

    private static final int FREQUENCIES = 16;
    private static final int HALF = SIDE / 2;

    /**
     * Cosines are whole numbers of this unit, so that every sum of the transform is a whole number under 2⁵³ and comes
     * out the same in any order: a picture turned in its pixels has, to the bit, the hash turned.
     */
    private static final double COSINE_UNIT = 1.0 / (1 << 14);

    /** By frequency, then by place in the first half; the second half mirrors it, with the other sign where even. */
    private static final double[][] COSINES = cosines();

    /** Returns the number of differing bits, 0…256. It is a metric. */
    public int hammingDistance(PerceptualHash other) {
        return Long.bitCount(a ^ other.a)
                + Long.bitCount(b ^ other.b)
                + Long.bitCount(c ^ other.c)
                + Long.bitCount(d ^ other.d);
    }

    /**
     * Returns the hashes of a picture turned in each way.
     *
     * @param gray {@value #SIDE} rows of {@value #SIDE} gray levels 0…255, not changed
     */
    static Map<Orientation, PerceptualHash> turned(byte[] gray) {
        if (gray.length != SIDE * SIDE) {
            throw new IllegalArgumentException("not 64 × 64 pixels: " + gray.length);
        }
        double[][] coefficients = transform(gray);
        Map<Signs, Double> medians = new HashMap<>();
        Map<Orientation, PerceptualHash> hashes = new EnumMap<>(Orientation.class);
        for (Orientation orientation : Orientation.values()) {
            double[] turned = turn(coefficients, orientation);
            // Swapping the sides moves coefficients and changes none, so half of the orientations share a median.
            hashes.put(
                    orientation, of(turned, medians.computeIfAbsent(Signs.of(orientation), signs -> median(turned))));
        }
        return hashes;
    }

    /** The signs that the odd frequencies take, of the original's columns and rows. */
    private record Signs(int columns, int rows) {
        static Signs of(Orientation orientation) {
            int x = orientation.xx + orientation.xy;
            int y = orientation.yx + orientation.yy;
            return orientation.swapsSides() ? new Signs(y, x) : new Signs(x, y);
        }
    }

    /** First all columns at once, so that the inner loops run along rows; sums and differences of mirrored pixels halve the work. */
    private static double[][] transform(byte[] gray) {
        double[][] columns = new double[FREQUENCIES][SIDE];
        double[] sums = new double[SIDE];
        double[] differences = new double[SIDE];
        for (int y = 0; y < HALF; y++) {
            fold(gray, y, sums, differences);
            for (int u = 0; u < FREQUENCIES; u++) {
                add(COSINES[u][y], isOdd(u) ? differences : sums, columns[u]);
            }
        }
        double[][] coefficients = new double[FREQUENCIES][FREQUENCIES];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < HALF; x++) {
                sums[x] = columns[u][x] + columns[u][SIDE - 1 - x];
                differences[x] = columns[u][x] - columns[u][SIDE - 1 - x];
            }
            for (int v = 0; v < FREQUENCIES; v++) {
                coefficients[u][v] = product(COSINES[v], isOdd(v) ? differences : sums);
            }
        }
        return coefficients;
    }

    /** Frequencies are counted from 1: the first is odd. */
    private static boolean isOdd(int frequency) {
        return frequency % 2 == 0;
    }

    private static void fold(byte[] gray, int y, double[] sums, double[] differences) {
        int above = y * SIDE;
        int below = (SIDE - 1 - y) * SIDE;
        for (int x = 0; x < SIDE; x++) {
            int one = gray[above + x] & 0xFF;
            int other = gray[below + x] & 0xFF;
            sums[x] = one + other;
            differences[x] = one - other;
        }
    }

    private static void add(double factor, double[] values, double[] to) {
        for (int i = 0; i < SIDE; i++) {
            to[i] += factor * values[i];
        }
    }

    /** Four sums side by side: one would wait for itself. */
    private static double product(double[] cosines, double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < HALF; i += 4) {
            a += cosines[i] * values[i];
            b += cosines[i + 1] * values[i + 1];
            c += cosines[i + 2] * values[i + 2];
            d += cosines[i + 3] * values[i + 3];
        }
        return a + b + c + d;
    }

    private static double[] turn(double[][] coefficients, Orientation orientation) {
        double[] turned = new double[FREQUENCIES * FREQUENCIES];
        int signX = orientation.xx + orientation.xy;
        int signY = orientation.yx + orientation.yy;
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int v = 0; v < FREQUENCIES; v++) {
                double value = orientation.swapsSides() ? coefficients[v][u] : coefficients[u][v];
                turned[u * FREQUENCIES + v] = value * (isOdd(v) ? signX : 1) * (isOdd(u) ? signY : 1);
            }
        }
        return turned;
    }

    private static double median(double[] coefficients) {
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private static PerceptualHash of(double[] coefficients, double median) {
        long[] words = new long[4];
        for (int i = 0; i < coefficients.length; i++) {
            if (coefficients[i] > median) {
                words[i >> 6] |= 1L << (i & 63);
            }
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }

    private static double[][] cosines() {
        double[][] cosines = new double[FREQUENCIES][HALF];
        for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (int i = 0; i < HALF; i++) {
                double cosine = Math.cos(Math.PI * (frequency + 1) * (2 * i + 1) / (2.0 * SIDE));
                cosines[frequency][i] = Math.rint(cosine / COSINE_UNIT);
            }
        }
        return cosines;
    }
}
