package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says which originals' skeletons are worth aligning with a page's: those that share the rarest runs of four rungs. Immutable.
 *
 * <p>A rung is one of some ten classes of type and length. A length near the border of two classes counts for both on the
 * original's side, so that a copy a third longer is still found.
 */
final class SkeletonIndex {
    /** Rungs in a run: short enough that one rung changed in six leaves some whole. */
    private static final int RUN = 4;

    /** Originals aligned for each page at most. */
    private static final int CANDIDATES_MAX = 24;

    /** Doublings by which a copy's rung may be longer or shorter and still be found. */
    private static final double MARGIN = 0.45;

    /** Where classes of length part, in doublings: about 7, 24 and 60 words. */
    private static final double[] BORDERS = {3.0, 4.6, 5.9};

    private final int originals;
    private final Map<Integer, int[]> holders = new HashMap<>();
    private final double[] sizes;

    SkeletonIndex(List<Skeleton> skeletons) {
        this.originals = skeletons.size();
        this.sizes = skeletons.stream()
                .mapToDouble(skeleton -> Math.sqrt(8.0 + skeleton.size()))
                .toArray();
        Map<Integer, List<Integer>> lists = new HashMap<>();
        for (int number = 0; number < originals; number++) {
            for (int run : runs(skeletons.get(number), MARGIN)) {
                lists.computeIfAbsent(run, unused -> new ArrayList<>()).add(number);
            }
        }
        lists.forEach((run, numbers) ->
                holders.put(run, numbers.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Returns the numbers of the originals worth aligning, likeliest first, at most {@value #CANDIDATES_MAX}. */
    int[] candidates(Skeleton page) {
        double[] weights = new double[originals];
        for (int run : runs(page, 0)) {
            int[] numbers = holders.getOrDefault(run, new int[0]);
            for (int number : numbers) {
                weights[number] += Math.log((originals + 1.0) / numbers.length) / sizes[number];
            }
        }
        return IntStream.range(0, originals)
                .filter(number -> weights[number] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(number -> -weights[number])
                        .thenComparingInt(number -> number))
                .limit(CANDIDATES_MAX)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Set<Integer> runs(Skeleton skeleton, double margin) {
        Set<Integer> runs = new HashSet<>();
        int[][] classes =
                skeleton.rungs().stream().map(rung -> classes(rung, margin)).toArray(int[][]::new);
        for (int start = 0; start + RUN <= classes.length; start++) {
            add(runs, 1, Arrays.copyOfRange(classes, start, start + RUN));
        }
        return runs;
    }

    private static void add(Set<Integer> runs, int begun, int[][] rest) {
        if (rest.length == 0) {
            runs.add(begun);
            return;
        }
        for (int next : rest[0]) {
            add(runs, begun * 64 + next, Arrays.copyOfRange(rest, 1, rest.length));
        }
    }

    private static int[] classes(Rung rung, double margin) {
        double doublings = rung.doublings();
        int type = rung.type().place() * (BORDERS.length + 1);
        return IntStream.of(lengthClass(doublings - margin), lengthClass(doublings + margin))
                .distinct()
                .map(length -> type + length)
                .toArray();
    }

    private static int lengthClass(double doublings) {
        int length = 0;
        while (length < BORDERS.length && doublings >= BORDERS[length]) {
            length++;
        }
        return length;
    }
}
