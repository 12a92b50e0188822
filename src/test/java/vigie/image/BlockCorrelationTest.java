package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockCorrelationTest {
    private static final int SIDE = 10 * BlockCorrelation.BLOCK;

    @Test
    void of_aPictureAndItself_agreesEverywhere() {
        byte[] picture = noise(1);
        assertThat(of(picture, picture)).isEqualTo(new BlockCorrelation(100, 100, 100, 100));
    }

    @Test
    void of_aPictureAndItsDarkerCopy_isVerified() {
        byte[] picture = noise(1);
        byte[] darker = new byte[picture.length];
        for (int i = 0; i < picture.length; i++) {
            darker[i] = (byte) (40 + (picture[i] & 0xFF) / 3);
        }
        assertThat(of(picture, darker).good()).isEqualTo(100);
    }

    @Test
    void of_unrelatedPictures_isNotVerified() {
        BlockCorrelation blocks = of(noise(1), noise(2));
        assertThat(blocks.good()).isZero();
        assertThat(blocks.verified()).isFalse();
    }

    @Test
    void of_aPictureHalfReplaced_isNotVerified() {
        byte[] picture = noise(1);
        byte[] half = picture.clone();
        System.arraycopy(noise(2), 0, half, 0, half.length / 2);
        BlockCorrelation blocks = of(picture, half);
        assertThat(blocks.good()).isEqualTo(50);
        assertThat(blocks.verified()).isFalse();
    }

    @Test
    void of_anUncoveredHalf_judgesTheOther() {
        byte[] picture = noise(1);
        byte[] covered = new byte[picture.length];
        Arrays.fill(covered, covered.length / 2, covered.length, (byte) 1);
        BlockCorrelation blocks = BlockCorrelation.of(picture, picture, covered, SIDE);
        assertThat(blocks).isEqualTo(new BlockCorrelation(50, 50, 50, 100));
        assertThat(blocks.visible()).isEqualTo(0.5);
        assertThat(blocks.verified()).isTrue();
    }

    @Test
    void of_plainPictures_provesNothing() {
        BlockCorrelation blocks = of(new byte[SIDE * SIDE], new byte[SIDE * SIDE]);
        assertThat(blocks.textured()).isZero();
        assertThat(blocks.verified()).isFalse();
    }

    /** Bars of a chart stand in every slide of its template. */
    @Test
    void of_straightEdges_provesNothing() {
        byte[] bars = new byte[SIDE * SIDE];
        for (int i = 0; i < bars.length; i++) {
            bars[i] = (byte) (i % SIDE % 20 < 9 ? 200 : 20);
        }
        BlockCorrelation blocks = of(bars, bars);
        assertThat(blocks.textured()).isZero();
        assertThat(blocks.visible()).isEqualTo(1);
        assertThat(blocks.verified()).isFalse();
    }

    private static BlockCorrelation of(byte[] original, byte[] found) {
        byte[] covered = new byte[original.length];
        Arrays.fill(covered, (byte) 1);
        return BlockCorrelation.of(original, found, covered, SIDE);
    }

    private static byte[] noise(long seed) {
        byte[] gray = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(gray);
        return gray;
    }
}
