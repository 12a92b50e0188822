package vigie.image;

import java.util.Arrays;
import java.util.EnumMap;
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
        Map<Orientation, PerceptualHash> hashes = new EnumMap<>(Orientation.class);
        for (Orientation orientation : Orientation.values()) {
            hashes.put(orientation, of(turn(coefficients, orientation)));
        }
        return hashes;
    }

    private static double[][] transform(byte[] gray) {
        double[][] rows = new double[SIDE][FREQUENCIES];
        for (int y = 0; y < SIDE; y++) {
            for (int v = 0; v < FREQUENCIES; v++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += COSINES[v][x] * (gray[y * SIDE + x] & 0xFF);
                }
                rows[y][v] = sum;
            }
        }
        double[][] coefficients = new double[FREQUENCIES][FREQUENCIES];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int y = 0; y < SIDE; y++) {
                for (int v = 0; v < FREQUENCIES; v++) {
                    coefficients[u][v] += COSINES[u][y] * rows[y][v];
                }
            }
        }
        return coefficients;
    }

    private static double[] turn(double[][] coefficients, Orientation orientation) {
        double[] turned = new double[FREQUENCIES * FREQUENCIES];
        int signX = orientation.xx + orientation.xy;
        int signY = orientation.yx + orientation.yy;
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int v = 0; v < FREQUENCIES; v++) {
                double value = orientation.swapsSides() ? coefficients[v][u] : coefficients[u][v];
                turned[u * FREQUENCIES + v] = value * power(signX, v + 1) * power(signY, u + 1);
            }
        }
        return turned;
    }

    private static int power(int sign, int exponent) {
        return exponent % 2 == 0 ? 1 : sign;
    }

    private static PerceptualHash of(double[] coefficients) {
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        long[] words = new long[4];
        for (int i = 0; i < coefficients.length; i++) {
            if (coefficients[i] > median) {
                words[i >> 6] |= 1L << (i & 63);
            }
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }

    private static double[][] cosines() {
        double[][] cosines = new double[FREQUENCIES][SIDE];
        for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (int i = 0; i < SIDE; i++) {
                cosines[frequency][i] = Math.cos(Math.PI * (frequency + 1) * (2 * i + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }
}
