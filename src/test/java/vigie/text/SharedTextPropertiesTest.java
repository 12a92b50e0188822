package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for any text, tried on seeded ones of made-up words: an eighth of them common, the others rare. */
class SharedTextPropertiesTest {
    private static final List<String> COMMON = List.of("le", "la", "de", "et", "que", "dans", "pour", "une");

    private final List<String> original = new ArrayList<>();
    private RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(0);

    private void begin(RepetitionInfo repetition) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
        original.addAll(words(random.nextInt(40, 300)));
    }

    private List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> word()).collect(Collectors.toCollection(ArrayList::new));
    }

    private String word() {
        return random.nextInt(8) == 0
                ? COMMON.get(random.nextInt(COMMON.size()))
                : Integer.toString(random.nextInt(36 * 36 * 36 * 36), 36) + "zu";
    }

    private static String text(List<String> words) {
        return String.join(" ", words);
    }

    private List<SharedText> shared(String page) {
        return new OriginalTexts(List.of(NormalForm.tokens(text(original))), Background.shipped())
                .sharedWith(NormalForm.tokens(page));
    }

    @RepeatedTest(25)
    void text_isWhollyContainedInItself(RepetitionInfo repetition) {
        begin(repetition);
        String text = text(original);
        SharedText shared = shared(text).getFirst();
        assertThat(shared.containment()).isEqualTo(1);
        assertThat(shared.containmentOfCandidate()).isEqualTo(1);
        assertThat(shared.level()).isEqualTo(Level.EXACT);
        assertThat(shared.passages()).hasSize(1);
        assertThat(shared.passages().getFirst().candidate()).isEqualTo(new Span(0, text.length()));
    }

    @RepeatedTest(25)
    void copy_withAThirdOfItsWordsReplaced_isFoundWhereItStands(RepetitionInfo repetition) {
        begin(repetition);
        List<String> copy = original.stream()
                .map(word -> random.nextInt(10) < 3 ? word() : word)
                .toList();
        String before = text(words(random.nextInt(200))) + " ";
        String page = before + text(copy) + " " + text(words(random.nextInt(200)));
        List<Passage> passages = shared(page).getFirst().passages();
        BitCount covered =
                new BitCount(before.length(), before.length() + text(copy).length());
        passages.forEach(passage -> covered.add(passage.candidate()));
        assertThat(covered.share()).isGreaterThan(0.8);
        assertThat(passages).allSatisfy(passage -> {
            assertThat(passage.candidate().end()).isLessThanOrEqualTo(page.length());
            assertThat(passage.original().end())
                    .isLessThanOrEqualTo(text(original).length());
        });
        for (int i = 1; i < passages.size(); i++) {
            assertThat(passages.get(i).candidate().start())
                    .isGreaterThanOrEqualTo(passages.get(i - 1).candidate().end());
        }
    }

    @RepeatedTest(25)
    void otherWords_shareNothing(RepetitionInfo repetition) {
        begin(repetition);
        assertThat(shared(text(words(2_000)))).isEmpty();
    }

    /** How much of one range others cover. */
    private static final class BitCount {
        private final java.util.BitSet covered = new java.util.BitSet();
        private final Span range;

        BitCount(int start, int end) {
            range = new Span(start, end);
        }

        void add(Span span) {
            covered.set(span.start(), span.end());
        }

        double share() {
            return (double) covered.get(range.start(), range.end()).cardinality() / range.length();
        }
    }
}
