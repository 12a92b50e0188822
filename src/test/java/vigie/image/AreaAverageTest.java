package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaAverageTest {
    private static final int SIDE = PerceptualHash.SIDE;

    @Test
    void of_aPictureOfTheSize_isThePicture() {
        byte[] gray = PerceptualHashTest.noise(1);
        assertThat(AreaAverage.of(gray, SIDE, new Region(0, 0, SIDE, SIDE))).isEqualTo(gray);
    }

    @Test
    void of_wholeBlocks_isTheirMean() {
        byte[] gray = new byte[4 * SIDE * SIDE];
        for (int i = 0; i < gray.length; i++) {
            int block = i / (2 * SIDE) / 2 * SIDE + i % (2 * SIDE) / 2;
            gray[i] = (byte) (block % 250 + (i % 2 == 0 ? 0 : 4));
        }
        byte[] reduced = AreaAverage.of(gray, 2 * SIDE, new Region(0, 0, 2 * SIDE, 2 * SIDE));
        for (int i = 0; i < reduced.length; i++) {
            assertThat(reduced[i] & 0xFF).isEqualTo(i % 250 + 2);
        }
    }

    /** Compared with the mean of each area, pixel by pixel and share by share. */
    @Test
    void of_anyRegion_isTheMeanOfEachArea() {
        Random random = new Random(2);
        byte[] gray = new byte[300 * 200];
        random.nextBytes(gray);
        for (int i = 0; i < 20; i++) {
            Region region = new Region(
                    random.nextInt(100), random.nextInt(50), 10 + random.nextInt(190), 10 + random.nextInt(140));
            byte[] reduced = AreaAverage.of(gray, 300, region);
            for (int at = 0; at < reduced.length; at += 97) {
                assertThat((double) (reduced[at] & 0xFF))
                        .isCloseTo(mean(gray, region, at % SIDE, at / SIDE), within(0.51));
            }
        }
    }

    private static double mean(byte[] gray, Region region, int column, int row) {
        double sum = 0;
        double area = 0;
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                double share = share(x, column, region.width()) * share(y, row, region.height());
                sum += share * (gray[(region.y() + y) * 300 + region.x() + x] & 0xFF);
                area += share;
            }
        }
        return sum / area;
    }

    private static double share(int pixel, int cell, int length) {
        double from = Math.max(pixel, (double) cell * length / SIDE);
        double to = Math.min(pixel + 1, (double) (cell + 1) * length / SIDE);
        return Math.max(0, to - from);
    }
}
