package vigie.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which copy of a draft a text goes with, weighed by Bayes' rule against the others and against a copy of somebody else.
 *
 * <p>A text that goes with a copy shows the copy's way in 97 slots of 100; somebody else's shows either way alike. Somebody
 * else is as likely beforehand as all recipients together. It says what a text is compatible with, never who
 * passed it on: a copy may have been stolen, forwarded or shown. Recipients who compare copies are not covered (see {@link
 * Slots}).
 *
 * @param slots slots of the draft
 * @param seen slots that show one of their ways
 * @param weighed each copy, likeliest first, then by id
 */
public record Attribution(int slots, int seen, List<Weighed> weighed) {
    /** With fewer slots seen, too many texts fit a copy by chance: nothing is said of any. */
    public static final int SEEN_MIN = 8;

    /** From this probability on, a text is called compatible with a copy. */
    public static final double POSTERIOR_MIN = 0.99;

    /** Share of a copy's slots that show the other way: typing errors, corrections, an editor's taste. */
    private static final double ERROR_SHARE = 0.03;

    private static final double SOMEONE_ELSE_PRIOR = 0.5;

    public Attribution {
        weighed = List.copyOf(weighed);
    }

    /**
     * A copy as it was given.
     *
     * @param id names it among the others
     * @param code its ways, one for each slot
     */
    public record Copy(String id, Code code) {}

    /**
     * A copy with what speaks for it.
     *
     * @param id as given
     * @param agreeing slots seen that show this copy's way
     * @param posterior probability that the text goes with this copy, 0…1; those of all copies and of somebody else are 1
     */
    public record Weighed(String id, int agreeing, double posterior) {}

    /**
     * Weighs copies.
     *
     * @param observed one for each slot
     * @param copies with codes of that length, else IllegalArgumentException; two of one code share its probability
     */
    public static Attribution of(List<Way> observed, List<Copy> copies) {
        int seen = (int) observed.stream().filter(way -> way != Way.UNSEEN).count();
        int[] agreeing = copies.stream()
                .mapToInt(copy -> agreeing(observed, copy.code()))
                .toArray();
        double someoneElse = Math.log(SOMEONE_ELSE_PRIOR) + seen * Math.log(0.5);
        double[] logs = new double[copies.size()];
        double greatest = someoneElse;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log((1 - SOMEONE_ELSE_PRIOR) / logs.length)
                    + agreeing[i] * Math.log(1 - ERROR_SHARE)
                    + (seen - agreeing[i]) * Math.log(ERROR_SHARE);
            greatest = Math.max(greatest, logs[i]);
        }
        double sum = Math.exp(someoneElse - greatest);
        for (double log : logs) {
            sum += Math.exp(log - greatest);
        }
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            weighed.add(new Weighed(copies.get(i).id(), agreeing[i], Math.exp(logs[i] - greatest) / sum));
        }
        weighed.sort(Comparator.comparingDouble(Weighed::posterior).reversed().thenComparing(Weighed::id));
        return new Attribution(observed.size(), seen, weighed);
    }

    private static int agreeing(List<Way> observed, Code code) {
        if (observed.size() != code.length()) {
            throw new IllegalArgumentException("a code of " + code.length() + " for slots: " + observed.size());
        }
        int agreeing = 0;
        for (int slot = 0; slot < code.length(); slot++) {
            agreeing += observed.get(slot) == (code.isSecond(slot) ? Way.SECOND : Way.FIRST) ? 1 : 0;
        }
        return agreeing;
    }

    /** Returns the copy that the text is compatible with, if it is with one and enough slots are seen to say so. */
    public Optional<Weighed> compatible() {
        return weighed.stream().findFirst().filter(first -> seen >= SEEN_MIN && first.posterior() >= POSTERIOR_MIN);
    }
}
