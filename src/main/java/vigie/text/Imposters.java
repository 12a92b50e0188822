package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Trials of two profiles beside imposters (Koppel and Winter 2014): in each, half of the features and some of the imposters
 * are drawn, and it is counted from both sides how many imposters are farther than the other profile. Counting them all,
 * instead of asking whether the other beats every one, keeps a measure when one imposter happens to be near.
 */
final class Imposters {
    private static final int TRIALS = 100;
    private static final int DRAWN_MAX = 30;

    /** The nearest fifth of the imposters is the measure of near: one alone is an accident. */
    private static final int NEAR_PART = 5;

    /** Features compared: common words, marks and lengths; runs of characters. */
    private static final int MARKS = 400;

    private static final int RUNS = 2_000;

    private final double[][] scores;

    /** What came of the trials: mean distance beside the near imposters, and mean share of imposters that were farther. */
    record Trials(double distance, double nearerShare) {}

    Imposters(StyleProfile one, StyleProfile other, List<StyleProfile> imposters) {
        List<StyleProfile> all = new ArrayList<>(List.of(one, other));
        all.addAll(imposters);
        double[][] marks = frequencies(all, StyleProfile::marks, MARKS);
        double[][] runs = frequencies(all, StyleProfile::runs, RUNS);
        scores = new double[all.size()][];
        for (int profile = 0; profile < scores.length; profile++) {
            scores[profile] = DoubleStream.concat(Arrays.stream(marks[profile]), Arrays.stream(runs[profile]))
                    .toArray();
        }
        Delta.standardize(scores);
    }

    private static double[][] frequencies(
            List<StyleProfile> profiles, Function<StyleProfile, Map<String, Integer>> counts, int features) {
        Map<String, Double> sums = new HashMap<>();
        List<Map<String, Integer>> each = profiles.stream().map(counts).toList();
        double[] totals = each.stream()
                .mapToDouble(map -> Math.max(
                        1, map.values().stream().mapToInt(Integer::intValue).sum()))
                .toArray();
        for (int profile = 0; profile < each.size(); profile++) {
            double total = totals[profile];
            each.get(profile).forEach((feature, count) -> sums.merge(feature, count / total, Double::sum));
        }
        List<String> chosen = sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(features)
                .map(Map.Entry::getKey)
                .toList();
        double[][] frequencies = new double[each.size()][chosen.size()];
        for (int profile = 0; profile < each.size(); profile++) {
            for (int feature = 0; feature < chosen.size(); feature++) {
                frequencies[profile][feature] =
                        each.get(profile).getOrDefault(chosen.get(feature), 0) / totals[profile];
            }
        }
        return frequencies;
    }

    Trials trials(RandomGenerator random) {
        double distance = 0;
        double nearer = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            int[] features = drawn(scores[0].length, scores[0].length / 2, random);
            int[] imposters = drawn(scores.length - 2, DRAWN_MAX, random);
            double apart = Delta.cosine(scores[0], scores[1], features);
            double[] there = distances(0, imposters, features);
            double[] back = distances(1, imposters, features);
            double near = (near(there) + near(back)) / 2;
            nearer += (farther(there, apart) + farther(back, apart)) / 2;
            distance += apart + near == 0 ? 0.5 : apart / (apart + near);
        }
        return new Trials(distance / TRIALS, nearer / TRIALS);
    }

    /** Returns how far the imposters are from one side, rising. */
    private double[] distances(int side, int[] imposters, int[] features) {
        return Arrays.stream(imposters)
                .mapToDouble(imposter -> Delta.cosine(scores[side], scores[imposter + 2], features))
                .sorted()
                .toArray();
    }

    private static double near(double[] rising) {
        return Arrays.stream(rising)
                .limit(1 + rising.length / NEAR_PART)
                .average()
                .orElse(1);
    }

    private static double farther(double[] rising, double apart) {
        return Arrays.stream(rising).filter(distance -> distance > apart).count() / (double) rising.length;
    }

    /** Returns some of the first numbers, each once: the start of a shuffle (Fisher and Yates). */
    private static int[] drawn(int of, int count, RandomGenerator random) {
        int[] numbers = IntStream.range(0, of).toArray();
        int kept = Math.min(of, count);
        for (int i = 0; i < kept; i++) {
            int other = random.nextInt(i, of);
            int number = numbers[other];
            numbers[other] = numbers[i];
            numbers[i] = number;
        }
        return Arrays.copyOf(numbers, kept);
    }
}
