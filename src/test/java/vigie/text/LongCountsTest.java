package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongCountsTest {
    @Test
    void counts_areAsAMap_alsoAfterForgetting() {
        Random random = new Random(3);
        LongCounts counts = new LongCounts();
        Map<Long, Integer> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(700) - 350L;
            assertThat(counts.add(key, 1)).isEqualTo(model.merge(key, 1, Integer::sum));
            if (i % 5_000 == 600) {
                counts.forgetBelow(2);
                model.values().removeIf(count -> count < 2);
            }
        }
        LongCounts copy = counts.copy();
        counts.add(1, 5);
        assertThat(copy.size()).isEqualTo(model.size());
        model.forEach((key, count) -> assertThat(copy.get(key)).isEqualTo(count));
        assertThat(copy.get(1_000)).isZero();
        assertThat(copy.metAtLeast(30))
                .containsExactly(model.entrySet().stream()
                        .filter(entry -> entry.getValue() >= 30)
                        .mapToLong(Map.Entry::getKey)
                        .sorted()
                        .toArray());
    }
}
