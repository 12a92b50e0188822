package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockCorrelationTest {
    private static final int SIDE = 10 * Block.SIDE;

    @Test
    void of_aPictureAndItself_agreesEverywhere() {
        byte[] picture = noise(1);
        BlockCorrelation blocks = of(picture, picture);
        assertThat(blocks.good()).isEqualTo(100);
        assertThat(blocks.textured()).isEqualTo(100);
        assertThat(blocks.map().share(BlockMap.Fate.AGREES)).isEqualTo(1);
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
        BlockCorrelation blocks = BlockCorrelation.of(new Overlaid(picture, picture, covered, covered, SIDE));
        assertThat(blocks.good()).isEqualTo(50);
        assertThat(blocks.textured()).isEqualTo(50);
        assertThat(blocks.map().fate(0, 4)).isEqualTo(BlockMap.Fate.NOT_VISIBLE);
        assertThat(blocks.map().fate(0, 5)).isEqualTo(BlockMap.Fate.AGREES);
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
        assertThat(blocks.map().share(BlockMap.Fate.AGREES)).isEqualTo(1);
        assertThat(blocks.verified()).isFalse();
    }

    /** A caption brings its own ground: a fifth of the picture may lie under it. */
    @Test
    void of_aPictureUnderACaption_isVerifiedAndSaysWhere() {
        byte[] page = words(1);
        byte[] captioned = page.clone();
        Arrays.fill(captioned, 0, 2 * Block.SIDE * SIDE, (byte) 90);
        write(captioned, 0, 2, 9, (byte) 250);
        BlockCorrelation blocks = of(page, captioned);
        assertThat(blocks.replaced()).isZero();
        assertThat(blocks.verified()).isTrue();
        assertThat(blocks.map().fate(5, 1)).isEqualTo(BlockMap.Fate.ALTERED);
        assertThat(blocks.map().fate(5, 2)).isEqualTo(BlockMap.Fate.AGREES);
        assertThat(blocks.map().share(BlockMap.Fate.ALTERED)).isEqualTo(0.2);
    }

    /** Same ground, same ink, same place, other words: the other slide of the template. */
    @Test
    void of_aPageWithAFifthOfItsWordsReplaced_isNotVerified() {
        byte[] page = words(1);
        byte[] other = page.clone();
        Arrays.fill(other, 0, 2 * Block.SIDE * SIDE, (byte) 20);
        write(other, 0, 2, 9, (byte) 220);
        BlockCorrelation blocks = of(page, other);
        assertThat(blocks.good()).isEqualTo(80);
        assertThat(blocks.replaced()).isEqualTo(20);
        assertThat(blocks.verified()).isFalse();
    }

    @Test
    void of_aPageWithAFifthOfItsWordsErased_isNotVerified() {
        byte[] page = words(1);
        byte[] other = page.clone();
        Arrays.fill(other, 4 * Block.SIDE * SIDE, 6 * Block.SIDE * SIDE, (byte) 20);
        BlockCorrelation blocks = of(page, other);
        assertThat(blocks.replaced()).isEqualTo(20);
        assertThat(blocks.verified()).isFalse();
    }

    /** A bent copy has the same ink a few pixels off; only at the edge does some of it leave the picture. */
    @Test
    void of_wordsMovedByAFewPixels_areNotReplaced() {
        byte[] page = words(1);
        byte[] moved = page.clone();
        System.arraycopy(page, 0, moved, 4, 2 * Block.SIDE * SIDE);
        assertThat(of(page, moved).good()).isEqualTo(80);
        assertThat(of(page, moved).replaced()).isLessThanOrEqualTo(2);
    }

    /** What is taken to be another picture beside the copy may still show that the words are others. */
    @Test
    void of_otherWordsBeyondTheJudgedPart_isNotVerified() {
        byte[] page = words(1);
        byte[] other = page.clone();
        Arrays.fill(other, 0, 5 * Block.SIDE * SIDE, (byte) 20);
        write(other, 0, 5, 9, (byte) 220);
        byte[] covered = new byte[page.length];
        Arrays.fill(covered, (byte) 1);
        byte[] judged = covered.clone();
        Arrays.fill(judged, 0, 5 * Block.SIDE * SIDE, (byte) 0);
        BlockCorrelation blocks = BlockCorrelation.of(new Overlaid(page, other, covered, judged, SIDE));
        assertThat(blocks.good()).isEqualTo(50);
        assertThat(blocks.replaced()).isEqualTo(50);
        assertThat(blocks.verified()).isFalse();
    }

    @Test
    void map_leavesOutALoneBlock() {
        byte[] picture = noise(1);
        byte[] speck = picture.clone();
        for (int y = 0; y < Block.SIDE; y++) {
            Arrays.fill(speck, y * SIDE, y * SIDE + Block.SIDE, (byte) 0);
        }
        assertThat(of(picture, speck).good()).isEqualTo(99);
        assertThat(of(picture, speck).map().share(BlockMap.Fate.ALTERED)).isZero();
    }

    /** Returns a dark page full of short light strokes, as small print is. */
    private static byte[] words(long seed) {
        byte[] gray = new byte[SIDE * SIDE];
        Arrays.fill(gray, (byte) 20);
        write(gray, 0, 10, seed, (byte) 220);
        return gray;
    }

    private static void write(byte[] gray, int fromRow, int toRow, long seed, byte ink) {
        Random random = new Random(seed);
        int strokes = (toRow - fromRow) * 10 * 14;
        for (int i = 0; i < strokes; i++) {
            int x = random.nextInt(SIDE - 6);
            int y = fromRow * Block.SIDE + random.nextInt((toRow - fromRow) * Block.SIDE - 6);
            boolean upright = random.nextBoolean();
            for (int step = 0; step < 6; step++) {
                gray[(upright ? y + step : y) * SIDE + (upright ? x : x + step)] = ink;
            }
        }
    }

    private static BlockCorrelation of(byte[] original, byte[] found) {
        byte[] covered = new byte[original.length];
        Arrays.fill(covered, (byte) 1);
        return BlockCorrelation.of(new Overlaid(original, found, covered, covered, SIDE));
    }

    private static byte[] noise(long seed) {
        byte[] gray = new byte[SIDE * SIDE];
        new Random(seed).nextBytes(gray);
        return gray;
    }
}
