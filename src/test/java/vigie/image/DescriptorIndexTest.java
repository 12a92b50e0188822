package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorIndexTest {
    private static final int FEATURES = 60;

    /** Among unrelated originals, copies of features that differ in a tenth of their bits are found, and nothing else. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 1_000})
    void votes_forAlteredFeatures_nameTheirOriginal(int originals) {
        Random random = new Random(originals);
        DescriptorList list = new DescriptorList();
        Descriptors wanted = descriptors(random, FEATURES);
        list.add(7, wanted);
        for (int i = 1; i < originals; i++) {
            list.add(100 + i, descriptors(random, FEATURES));
        }
        Map<Integer, Double> votes = index(list).votes(altered(random, wanted, 26));
        assertThat(votes).containsOnlyKeys(7);
        assertThat(votes.get(7)).isGreaterThan(0.85 * FEATURES);
    }

    @Test
    void votes_forUnrelatedFeatures_areNone() {
        Random random = new Random(5);
        DescriptorList list = new DescriptorList();
        for (int i = 0; i < 50; i++) {
            list.add(i, descriptors(random, FEATURES));
        }
        assertThat(index(list).votes(descriptors(random, FEATURES))).isEmpty();
    }

    @Test
    void votes_forFeaturesOfTwoOriginals_areShared() {
        Random random = new Random(6);
        Descriptors shared = descriptors(random, FEATURES);
        DescriptorList list = new DescriptorList();
        list.add(1, shared);
        list.add(2, shared);
        assertThat(index(list).votes(shared)).isEqualTo(Map.of(1, FEATURES / 2.0, 2, FEATURES / 2.0));
    }

    /** What is everywhere is under too full a key to be looked at. */
    @Test
    void votes_forAFeatureOfVeryManyOriginals_areNone() {
        Random random = new Random(7);
        Descriptors common = descriptors(random, 1);
        DescriptorList list = new DescriptorList();
        for (int i = 0; i < 1_000; i++) {
            list.add(i, common);
        }
        assertThat(index(list).votes(common)).isEmpty();
    }

    @Test
    void votes_amongNoOriginals_areNone() {
        assertThat(index(new DescriptorList()).votes(descriptors(new Random(8), FEATURES)))
                .isEmpty();
    }

    @Test
    void descriptors_areThoseAdded() {
        Random random = new Random(9);
        Descriptors first = descriptors(random, 3);
        Descriptors second = descriptors(random, 2);
        DescriptorList list = new DescriptorList();
        list.add(4, first);
        list.add(9, second);
        DescriptorIndex index = index(list);
        assertThat(index.count()).isEqualTo(5);
        assertThat(index.owner(2)).isEqualTo(4);
        assertThat(index.owner(3)).isEqualTo(9);
        assertThat(index.descriptors(0, 3)).isEqualTo(first);
        assertThat(index.descriptors(3, 5)).isEqualTo(second);
    }

    private static DescriptorIndex index(DescriptorList list) {
        MemorySegment bytes = Arena.ofAuto().allocate(list.layout().size(), Long.BYTES);
        list.writeTo(bytes);
        return new DescriptorIndex(bytes);
    }

    private static Descriptors descriptors(Random random, int count) {
        return new Descriptors(random.longs(4L * count).toArray());
    }

    /** Returns the descriptors with so many bits of each flipped. */
    private static Descriptors altered(Random random, Descriptors descriptors, int bits) {
        long[] words = new long[descriptors.count() * Descriptors.WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = descriptors.word(i / Descriptors.WORDS, i % Descriptors.WORDS);
        }
        for (int i = 0; i < descriptors.count(); i++) {
            int[] places = random.ints(0, 256).distinct().limit(bits).toArray();
            for (int place : places) {
                words[i * Descriptors.WORDS + place / 64] ^= 1L << (place % 64);
            }
        }
        return new Descriptors(words);
    }
}
