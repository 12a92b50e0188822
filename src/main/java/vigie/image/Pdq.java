package vigie.image;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The perceptual hash that platforms and security teams exchange (PDQ; Meta, "The TMK+PDQF video-hashing algorithm and
 * the PDQ image-hashing algorithm", 2019): 256 bits, of which two copies differ in at most 31, and a quality, under 50 of
 * which a hash says little. Made as published, to the bit, from decoded pixels; decoders differ among themselves, by up to
 * ten bits. Within Vigie {@link PerceptualHash} is used.
 *
 * @param hex 64 digits, highest bit first
 * @param quality 0 (blank) to 100
 */
public record Pdq(String hex, int quality) {
    private static final int SIDE = 64;
    private static final int FREQUENCIES = 16;
    private static final int BITS = FREQUENCIES * FREQUENCIES;

    /** Larger pictures are first reduced to a square of this side, pixels left out. */
    private static final int REDUCED_SIDE = 512;

    /** Smaller pictures have no hash, which is written as one without a bit. */
    private static final int SIDE_MIN = 5;

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    /** Steps of so many hundredths of the gray range between neighbors, in all, make a point of quality. */
    private static final int STEPS_PER_POINT = 90;

    private static final float[][] COSINES = cosines();

    public Pdq {
        if (hex.length() != BITS / 4 || quality < 0 || quality > 100) {
            throw new IllegalArgumentException("no PDQ: " + hex + ", quality " + quality);
        }
    }

    /**
     * Returns the hash of a picture.
     *
     * @param pixels blue, green and red levels, row by row, not changed
     * @param width in pixels
     */
    static Pdq of(byte[] pixels, int width) {
        int height = pixels.length / 3 / width;
        if (width < SIDE_MIN || height < SIDE_MIN) {
            return new Pdq("0".repeat(BITS / 4), 0);
        }
        boolean large = Math.max(width, height) > REDUCED_SIDE;
        int columns = large ? REDUCED_SIDE : width;
        float[] luminance = luminance(pixels, width, columns, large ? REDUCED_SIDE : height);
        float[][] small = reduce(luminance, columns);
        return new Pdq(HexFormat.of().formatHex(bits(transform(small))), quality(small));
    }

    private static float[] luminance(byte[] pixels, int width, int columns, int rows) {
        int height = pixels.length / 3 / width;
        float[] luminance = new float[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int at = 3 * (y * height / rows * width + x * width / columns);
                luminance[y * columns + x] =
                        RED * (pixels[at + 2] & 0xFF) + GREEN * (pixels[at + 1] & 0xFF) + BLUE * (pixels[at] & 0xFF);
            }
        }
        return luminance;
    }

    private static float[][] reduce(float[] luminance, int width) {
        int height = luminance.length / width;
        if (width != SIDE || height != SIDE) {
            JaroszFilter.blur(luminance, width, SIDE);
        }
        float[][] small = new float[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            int row = (int) ((y + 0.5) * height / SIDE);
            for (int x = 0; x < SIDE; x++) {
                small[y][x] = luminance[row * width + (int) ((x + 0.5) * width / SIDE)];
            }
        }
        return small;
    }

    private static int quality(float[][] small) {
        int steps = 0;
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j + 1 < SIDE; j++) {
                steps += Math.abs((int) ((small[j][i] - small[j + 1][i]) * 100 / 255));
                steps += Math.abs((int) ((small[i][j] - small[i][j + 1]) * 100 / 255));
            }
        }
        return Math.min(100, steps / STEPS_PER_POINT);
    }

    /** The lowest frequencies but the constant ones, in single precision and summed in the published order. */
    private static float[] transform(float[][] small) {
        float[] coefficients = new float[BITS];
        float[] column = new float[SIDE];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < SIDE; x++) {
                float sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    sum += COSINES[u][y] * small[y][x];
                }
                column[x] = sum;
            }
            for (int v = 0; v < FREQUENCIES; v++) {
                float sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += column[x] * COSINES[v][x];
                }
                coefficients[u * FREQUENCIES + v] = sum;
            }
        }
        return coefficients;
    }

    /** One bit for each coefficient above the lower of the two middle ones, the first coefficient's bit last. */
    private static byte[] bits(float[] coefficients) {
        float[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        float median = sorted[BITS / 2 - 1];
        byte[] bits = new byte[BITS / 8];
        for (int i = 0; i < BITS; i++) {
            if (coefficients[i] > median) {
                bits[bits.length - 1 - i / 8] |= (byte) (1 << (i % 8));
            }
        }
        return bits;
    }

    private static float[][] cosines() {
        float scale = (float) Math.sqrt(2.0 / SIDE);
        float[][] cosines = new float[FREQUENCIES][SIDE];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < SIDE; x++) {
                cosines[u][x] = (float) (scale * Math.cos(Math.PI / 2 / SIDE * (u + 1) * (2 * x + 1)));
            }
        }
        return cosines;
    }

    /** Returns the hash and the quality as bytes, for {@link #decode}. */
    byte[] encode() {
        byte[] encoded = Arrays.copyOf(HexFormat.of().parseHex(hex), BITS / 8 + 1);
        encoded[BITS / 8] = (byte) quality;
        return encoded;
    }

    static Pdq decode(byte[] bytes) {
        return new Pdq(HexFormat.of().formatHex(bytes, 0, BITS / 8), bytes[BITS / 8]);
    }
}
