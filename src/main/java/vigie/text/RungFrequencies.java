package vigie.text;

import java.util.List;
import vigie.text.Rung.Flag;

/** How common each look of a rung is, counted over skeletons on top of what holds in general. Immutable. */
final class RungFrequencies {
    /** Steps of the scale of doublings in which lengths are counted. */
    static final double STEP = 0.5;

    /** Lengths counted: up to 2¹⁰ words; longer ones are counted with the longest. */
    private static final int STEPS = 21;

    /** Rungs that the shares below are worth beside those met. */
    private static final double SHIPPED_WEIGHT = 1_000;

    /** Share of each type among rungs, and the middle of its lengths in doublings. Rounded from free manuals in two languages. */
    private static final double[] TYPE_SHARES = {0.30, 0.50, 0.08, 0.06, 0.03, 0.03};

    private static final double[] TYPE_DOUBLINGS = {2.3, 5.0, 3.6, 3.6, 4.4, 1.3};

    /** Share of rungs with each flag, rounded from the same. */
    private static final double[] FLAG_SHARES = {0.07, 0.05, 0.08, 0.25, 0.20, 0.10, 0.04, 0.03, 0.05, 0.04};

    /** Rungs by type and by half doubling of their number of words. */
    private final double[][] lengths;

    /** Rungs that show each flag. */
    private final double[] flags;

    private RungFrequencies(double[][] lengths, double[] flags) {
        this.lengths = lengths;
        this.flags = flags;
    }

    /** Returns the frequencies of the given skeletons, smoothed by those that hold in general. */
    static RungFrequencies of(List<Skeleton> skeletons) {
        RungFrequencies counted = shipped();
        for (Skeleton skeleton : skeletons) {
            skeleton.rungs().forEach(counted::count);
        }
        return counted;
    }

    private static RungFrequencies shipped() {
        double[][] lengths = new double[TYPE_SHARES.length][STEPS];
        for (int type = 0; type < lengths.length; type++) {
            spread(lengths[type], TYPE_DOUBLINGS[type], TYPE_SHARES[type] * SHIPPED_WEIGHT);
        }
        double[] flags = FLAG_SHARES.clone();
        for (int flag = 0; flag < flags.length; flag++) {
            flags[flag] *= SHIPPED_WEIGHT;
        }
        return new RungFrequencies(lengths, flags);
    }

    /** Spreads rungs normally around a middle, one doubling of deviation, a little everywhere. */
    private static void spread(double[] counts, double middle, double rungs) {
        for (int step = 0; step < STEPS; step++) {
            double away = (step + 0.5) * STEP - middle;
            counts[step] = Math.exp(-away * away / 2) + 0.01;
        }
        double factor = rungs / sum(counts);
        for (int step = 0; step < STEPS; step++) {
            counts[step] *= factor;
        }
    }

    private void count(Rung rung) {
        lengths[rung.type().place()][step(rung.doublings())]++;
        for (Flag flag : rung.flags()) {
            flags[flag.place()]++;
        }
    }

    /** Returns the share of rungs of a type, 0…1. */
    double share(Rung.Type type) {
        return sum(lengths[type.place()]) / rungs();
    }

    /** Returns the share of rungs with a flag, 0…1. */
    double share(Flag flag) {
        return flags[flag.place()] / rungs();
    }

    /** Returns how dense the lengths of a type lie around so many doublings, in shares per doubling. */
    double density(Rung.Type type, double doublings) {
        double[] counts = lengths[type.place()];
        return counts[step(doublings)] / sum(counts) / STEP;
    }

    private double rungs() {
        double rungs = 0;
        for (double[] counts : lengths) {
            rungs += sum(counts);
        }
        return rungs;
    }

    private static int step(double doublings) {
        return Math.min(STEPS - 1, (int) (doublings / STEP));
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
