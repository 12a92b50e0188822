package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HammingIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 5_000, 40_000})
    void near_amongUnrelatedHashes_findsWhatComparingAllFinds(int count) {
        Random random = new Random(count);
        check(random, hashes(random, count, count));
    }

    /** A few hashes, each with many neighbors, as of slides of one template: keys are far from evenly used. */
    @ParameterizedTest
    @ValueSource(ints = {10, 5_000, 40_000})
    void near_amongClusteredHashes_findsWhatComparingAllFinds(int count) {
        Random random = new Random(count + 1);
        check(random, hashes(random, count, 7));
    }

    @Test
    void near_amongEqualHashes_findsEachOnce() {
        Random random = new Random(3);
        PerceptualHash hash = random(random);
        HammingList list = new HammingList();
        for (int id = 0; id < 20_000; id++) {
            list.add(hash, id);
        }
        List<String> found = new ArrayList<>();
        list.index().near(List.of(hash), 20, (query, id, distance) -> found.add(query + " " + id + " " + distance));
        assertThat(found).hasSize(20_000).doesNotHaveDuplicates();
    }

    @Test
    void near_withoutQueries_findsNothing() {
        HammingList list = new HammingList();
        list.add(random(new Random(4)), 1);
        List<Integer> found = new ArrayList<>();
        list.index().near(List.of(), 256, (query, id, distance) -> found.add(id));
        assertThat(found).isEmpty();
    }

    @Test
    void near_beyondTheBitsOfAHash_isTheCallersMistake() {
        HammingIndex index = new HammingList().index();
        assertThatThrownBy(() -> index.near(List.of(), 257, (query, id, distance) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("257");
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 100_000, 1_000_000, 10_000_000, 20_000_000})
    void layout_ofManyHashes_cutsAllBitsIntoSlotsAndStaysUnderAHundredBytes(long count) {
        HammingLayout layout = new HammingLayout(count);
        int bits = 0;
        for (int slot = 0; slot < layout.slots(); slot++) {
            bits += layout.bits(slot);
        }
        assertThat(bits).isEqualTo(256);
        assertThat(layout.size() / count).isLessThan(100);
    }

    private static void check(Random random, List<PerceptualHash> hashes) {
        HammingList list = new HammingList();
        for (int i = 0; i < hashes.size(); i++) {
            list.add(hashes.get(i), 3 * i);
        }
        HammingIndex index = copied(list);
        List<PerceptualHash> queries = new ArrayList<>(List.of(random(random)));
        for (int i = 0; i < 6 && !hashes.isEmpty(); i++) {
            queries.add(flipped(random, hashes.get(random.nextInt(hashes.size())), 12 * i));
        }
        for (int radius = 0; radius <= 80; radius += radius < 40 ? 3 : 8) {
            List<String> found = new ArrayList<>();
            index.near(queries, radius, (query, id, distance) -> found.add(query + " " + id + " " + distance));
            assertThat(found).containsExactlyInAnyOrderElementsOf(comparingAll(hashes, queries, radius));
        }
    }

    /** As a file would hold it. */
    private static HammingIndex copied(HammingList list) {
        MemorySegment bytes = Arena.ofAuto().allocate(list.layout().size(), Long.BYTES);
        list.writeTo(bytes);
        assertThat(new HammingIndex(bytes).count()).isEqualTo(list.layout().count());
        return new HammingIndex(bytes);
    }

    private static List<String> comparingAll(List<PerceptualHash> hashes, List<PerceptualHash> queries, int radius) {
        List<String> near = new ArrayList<>();
        for (int query = 0; query < queries.size(); query++) {
            for (int i = 0; i < hashes.size(); i++) {
                int distance = queries.get(query).hammingDistance(hashes.get(i));
                if (distance <= radius) {
                    near.add(query + " " + 3 * i + " " + distance);
                }
            }
        }
        return near;
    }

    /** Returns hashes of so many clusters; with as many clusters as hashes they are unrelated. */
    private static List<PerceptualHash> hashes(Random random, int count, int clusters) {
        List<PerceptualHash> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hashes.add(
                    i < clusters
                            ? random(random)
                            : flipped(random, hashes.get(random.nextInt(clusters)), random.nextInt(50)));
        }
        return hashes;
    }

    static PerceptualHash random(Random random) {
        return new PerceptualHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** Returns a hash of which so many bits were flipped, some perhaps twice. */
    static PerceptualHash flipped(Random random, PerceptualHash hash, int bits) {
        long[] words = {hash.a(), hash.b(), hash.c(), hash.d()};
        for (int i = 0; i < bits; i++) {
            int bit = random.nextInt(256);
            words[bit >> 6] ^= 1L << (bit & 63);
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }
}
