package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerceptualHashTest {
    private static final int SIDE = PerceptualHash.SIDE;

    @Test
    void hammingDistance_countsDifferingBits() {
        PerceptualHash none = new PerceptualHash(0, 0, 0, 0);
        assertThat(none.hammingDistance(new PerceptualHash(1, 2, 4, 0x80))).isEqualTo(4);
        assertThat(none.hammingDistance(new PerceptualHash(-1, -1, -1, -1))).isEqualTo(256);
    }

    @Test
    void hammingDistance_isAMetric() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            PerceptualHash a = random(random);
            PerceptualHash b = random(random);
            PerceptualHash c = random(random);
            assertThat(a.hammingDistance(a)).isZero();
            assertThat(a.hammingDistance(b)).isPositive().isEqualTo(b.hammingDistance(a));
            assertThat(a.hammingDistance(c)).isLessThanOrEqualTo(a.hammingDistance(b) + b.hammingDistance(c));
        }
    }

    @Test
    void turned_setsHalfOfTheBits() {
        PerceptualHash hash = upright(noise(2));
        assertThat(hash.hammingDistance(new PerceptualHash(0, 0, 0, 0))).isEqualTo(128);
    }

    /** The hash of a picture turned in its pixels is the hash derived from the picture as it was. */
    @ParameterizedTest
    @EnumSource
    void turned_isTheHashOfTheTurnedPicture(Orientation orientation) {
        byte[] gray = noise(3);
        assertThat(PerceptualHash.turned(gray).get(orientation)).isEqualTo(upright(turn(gray, orientation)));
    }

    @Test
    void turned_ofADarkerPicture_isNear() {
        byte[] gray = noise(4);
        byte[] dark = new byte[gray.length];
        for (int i = 0; i < gray.length; i++) {
            dark[i] = (byte) ((gray[i] & 0xFF) / 2);
        }
        assertThat(upright(gray).hammingDistance(upright(dark))).isLessThan(10);
    }

    @Test
    void turned_ofUnrelatedPictures_isFar() {
        assertThat(upright(noise(5)).hammingDistance(upright(noise(6)))).isBetween(90, 166);
    }

    @Test
    void turned_ofAnotherSize_isTheCallersMistake() {
        assertThatThrownBy(() -> PerceptualHash.turned(new byte[32 * 32]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1024");
    }

    private static PerceptualHash upright(byte[] gray) {
        return ImageView.of(ImageView.Kind.FULL, new Region(0, 0, SIDE, SIDE), gray)
                .hash(Orientation.UPRIGHT);
    }

    private static byte[] turn(byte[] gray, Orientation orientation) {
        AffineMap map = AffineMap.between(new Region(0, 0, SIDE, SIDE), orientation, new Region(0, 0, SIDE, SIDE));
        byte[] turned = new byte[gray.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int toX = (int) map.x(x + 0.5, y + 0.5);
                int toY = (int) map.y(x + 0.5, y + 0.5);
                turned[toY * SIDE + toX] = gray[y * SIDE + x];
            }
        }
        return turned;
    }

    static byte[] noise(long seed) {
        byte[] gray = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(gray);
        return gray;
    }

    private static PerceptualHash random(Random random) {
        return new PerceptualHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
