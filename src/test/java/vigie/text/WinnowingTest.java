package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WinnowingTest {
    @Test
    void places_schleimer2003Example() {
        long[] hashes = {77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98};
        int[] places = Winnowing.places(hashes, 4);
        assertThat(places).containsExactly(3, 6, 8, 11, 15);
        assertThat(IntStream.of(places).mapToLong(place -> hashes[place])).containsExactly(17L, 17L, 8L, 39L, 17L);
    }

    @Test
    void shortText_isOneWindow() {
        assertThat(Winnowing.places(new long[] {3, 1, 2}, 16)).containsExactly(1);
        assertThat(Winnowing.places(new long[0], 16)).isEmpty();
    }

    @Test
    void emptyWindow_isACallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Winnowing.places(new long[] {1}, 0));
    }

    @Test
    void everyWindow_holdsAFingerprint_thatIsItsRightmostLeast() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int window = 1 + random.nextInt(20);
            long[] hashes = random.longs(window + random.nextInt(100), 0, 30).toArray();
            int[] places = Winnowing.places(hashes, window);
            int[] expected = IntStream.rangeClosed(0, hashes.length - window)
                    .map(start -> rightmostLeast(hashes, start, start + window))
                    .distinct()
                    .toArray();
            assertThat(places).isEqualTo(expected);
        }
    }

    private static int rightmostLeast(long[] hashes, int start, int end) {
        long least = Arrays.stream(hashes, start, end).min().orElseThrow();
        return IntStream.range(start, end).filter(i -> hashes[i] == least).max().orElseThrow();
    }

    @Test
    void density_isTwoOfWindowPlusOne() {
        long[] hashes = LongStream.range(0, 100_000).map(Shingles::mixed).toArray();
        double density = (double) Winnowing.places(hashes, 16).length / hashes.length;
        assertThat(density).isBetween(0.95 * 2 / 17, 1.05 * 2 / 17);
    }
}
