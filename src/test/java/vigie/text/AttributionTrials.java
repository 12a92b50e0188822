package vigie.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Leaked copies made up by chance, and what {@link Attribution} says of each. */
final class AttributionTrials {
    private final List<Code> given;
    private final List<Code> strangers;
    private final List<Attribution.Copy> copies;
    private final int slots;
    private final RandomGenerator random;

    /** Whose copy leaks. */
    enum Source {
        /** One of the recipients'. */
        RECIPIENT,
        /** The owner's draft with its first ways. */
        DRAFT,
        /** Of a recipient who is not on the list any more: a code of the same making. */
        FORGOTTEN,
        /** Either way by the toss of a coin: no copy that was ever given. */
        COIN
    }

    /**
     * What became of trials.
     *
     * @param right share in which the recipient was named
     * @param wrong share in which somebody was named who should not have been
     */
    record Shares(double right, double wrong) {}

    AttributionTrials(int recipients, int slots, long seed) {
        List<Code> codes = CodesTest.codes(2 * recipients, slots, seed);
        this.given = codes.subList(0, recipients);
        this.strangers = codes.subList(recipients, codes.size());
        this.copies = IntStream.range(0, recipients)
                .mapToObj(number -> new Attribution.Copy("h" + number, given.get(number)))
                .toList();
        this.slots = slots;
        this.random = new SplittableRandom(seed + 1);
    }

    /**
     * Runs trials.
     *
     * @param seen slots that the text shows, drawn by chance
     * @param flips share of the slots whose way was changed
     */
    Shares run(Source source, int seen, double flips, int trials) {
        int right = 0;
        int wrong = 0;
        for (int trial = 0; trial < trials; trial++) {
            int culprit = source == Source.RECIPIENT ? random.nextInt(given.size()) : -1;
            Optional<Attribution.Weighed> named = Attribution.of(leaked(code(source, culprit), seen, flips), copies)
                    .compatible();
            boolean rightly =
                    named.filter(copy -> copy.id().equals("h" + culprit)).isPresent();
            right += rightly ? 1 : 0;
            wrong += named.isPresent() && !rightly ? 1 : 0;
        }
        return new Shares((double) right / trials, (double) wrong / trials);
    }

    private Code code(Source source, int culprit) {
        return switch (source) {
            case RECIPIENT -> given.get(culprit);
            case DRAFT -> Code.first(slots);
            case FORGOTTEN -> strangers.get(random.nextInt(strangers.size()));
            case COIN -> {
                StringBuilder ways = new StringBuilder();
                IntStream.range(0, slots).forEach(slot -> ways.append(random.nextBoolean() ? 'a' : 'b'));
                yield new Code(ways.toString());
            }
        };
    }

    private List<Way> leaked(Code code, int seen, double flips) {
        List<Way> observed = new ArrayList<>(Collections.nCopies(slots, Way.UNSEEN));
        List<Integer> order = new ArrayList<>(IntStream.range(0, slots).boxed().toList());
        for (int i = 0; i < seen; i++) {
            Collections.swap(order, i, i + random.nextInt(slots - i));
            int slot = order.get(i);
            boolean second = code.isSecond(slot) != (random.nextDouble() < flips);
            observed.set(slot, second ? Way.SECOND : Way.FIRST);
        }
        return observed;
    }
}
