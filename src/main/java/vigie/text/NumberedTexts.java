package vigie.text;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts by number, whose words are made each time they are asked for: a million texts are not held as words. Immutable. */
public final class NumberedTexts {
    private final int[] numbers;
    private final IntFunction<String> texts;

    /**
     * Gives texts their numbers.
     *
     * @param numbers in any order, each 0 or more and given once; what stands for a number in an index that is kept must
     *     be given the same number again
     * @param texts the text of each of these numbers, the same whenever it is asked for
     */
    public NumberedTexts(int[] numbers, IntFunction<String> texts) {
        this.numbers = IntStream.of(numbers).sorted().distinct().toArray();
        this.texts = texts;
        if (this.numbers.length != numbers.length || (numbers.length > 0 && this.numbers[0] < 0)) {
            throw new IllegalArgumentException("numbers negative or given twice");
        }
    }

    /** Returns texts numbered from 0 in the order given. */
    public static NumberedTexts of(List<String> texts) {
        List<String> kept = List.copyOf(texts);
        return new NumberedTexts(IntStream.range(0, kept.size()).toArray(), kept::get);
    }

    /** Returns the numbers, rising. */
    IntStream numbers() {
        return IntStream.of(numbers);
    }

    /** Returns the words of the text of a number. */
    Tokens tokens(int number) {
        return NormalForm.tokens(texts.apply(number));
    }

    /** Returns a hash of the text of a number: another value is another text. */
    long content(int number) {
        String text = texts.apply(number);
        return Shingles.hash(text, 0, text.length());
    }

    /**
     * Returns the words of texts spread evenly over all numbers.
     *
     * @param most how many at most, at least 1; all when there are no more
     */
    public Stream<Tokens> sample(int most) {
        int step = Math.max(1, (numbers.length + most - 1) / most);
        return IntStream.iterate(0, i -> i < numbers.length, i -> i + step).mapToObj(i -> tokens(numbers[i]));
    }
}
