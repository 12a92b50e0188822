package vigie.text;

import vigie.text.Rung.Flag;

/**
 * What it is worth, in bits, that two rungs stand for one another. Immutable.
 *
 * <p>The worth is the log-odds of meeting them as a copy and its model against meeting them by chance, as in substitution
 * matrices (Altschul, Journal of Molecular Biology 219, 1991), so that agreeing in what is common proves little. Lengths are
 * compared as in sentence alignment (Gale and Church, Computational Linguistics 19, 1993): the ratio of a text's length to its
 * translation's is normally distributed on the scale of doublings. Type, length and flags are taken as independent.
 */
final class RungWorth {
    /** Shares of copied rungs that keep their type, their length, each flag. */
    private static final double TYPE_KEPT = 0.75;

    private static final double LENGTH_KEPT = 0.9;
    private static final double FLAG_KEPT = 0.85;

    /** Standard deviation of the ratio of lengths, in doublings: a copy is about a quarter longer or shorter. */
    private static final double DEVIATION = 0.3;

    private static final double PEAK = LENGTH_KEPT / (DEVIATION * Math.sqrt(2 * Math.PI));

    /** What a faithful copy loses against the model itself, by its lengths alone: the mean of half the square, in bits. */
    static final double FAITHFUL_LOSS = 0.5 / Math.log(2);

    private final RungFrequencies frequencies;
    private final double[] bothShow = new double[Flag.values().length];
    private final double[] oneShows = new double[bothShow.length];
    private final double noneShows;

    RungWorth(RungFrequencies frequencies) {
        this.frequencies = frequencies;
        double none = 0;
        for (Flag flag : Flag.values()) {
            double share = frequencies.share(flag);
            double absent = log2((1 - share * (1 - FLAG_KEPT) / (1 - share)) / (1 - share));
            none += absent;
            bothShow[flag.place()] = log2(FLAG_KEPT / share) - absent;
            oneShows[flag.place()] = log2((1 - FLAG_KEPT) / (1 - share)) - absent;
        }
        noneShows = none;
    }

    /** A rung made ready to be compared often. */
    private record Coded(Rung.Type type, double doublings, double density, double share, int flags) {}

    /** Returns the worth of each pair of rungs of two skeletons; symmetric, below 0 where they disagree. */
    GapAlignment.Worth of(Skeleton first, Skeleton second) {
        Coded[] one = coded(first);
        Coded[] other = coded(second);
        return (i, j) -> bits(one[i], other[j]);
    }

    /** Returns what a skeleton is worth paired with itself, in bits, 0 for none. */
    double own(Skeleton skeleton) {
        double bits = 0;
        for (Coded rung : coded(skeleton)) {
            bits += bits(rung, rung);
        }
        return bits;
    }

    private Coded[] coded(Skeleton skeleton) {
        return skeleton.rungs().stream().map(this::coded).toArray(Coded[]::new);
    }

    private Coded coded(Rung rung) {
        int flags = 0;
        for (Flag flag : rung.flags()) {
            flags |= 1 << flag.place();
        }
        double doublings = rung.doublings();
        return new Coded(
                rung.type(),
                doublings,
                frequencies.density(rung.type(), doublings),
                frequencies.share(rung.type()),
                flags);
    }

    private double bits(Coded one, Coded other) {
        double type = one.type() == other.type() ? TYPE_KEPT / one.share() + 1 - TYPE_KEPT : 1 - TYPE_KEPT;
        double away = (one.doublings() - other.doublings()) / DEVIATION;
        double chance = (one.density() + other.density()) / 2;
        double length = PEAK * Math.exp(-away * away / 2) / chance + 1 - LENGTH_KEPT;
        return log2(type * length) + flagBits(one.flags(), other.flags());
    }

    private double flagBits(int one, int other) {
        double bits = noneShows;
        for (int left = one | other; left != 0; left &= left - 1) {
            int flag = Integer.numberOfTrailingZeros(left);
            boolean both = ((one & other) >> flag & 1) == 1;
            bits += both ? bothShow[flag] : oneShows[flag];
        }
        return bits;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
