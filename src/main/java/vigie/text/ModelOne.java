package vigie.text;

import java.util.Arrays;
import java.util.List;

/**
 * Which word renders which, learned from pairs of segments that say the same: IBM Model 1 (Brown, Della Pietra, Della
 * Pietra, Mercer, "The Mathematics of Statistical Machine Translation", Computational Linguistics 19, 1993, section 4.1).
 *
 * <p>Expectation maximization from uniform probabilities: each target word of a segment is shared out among the segment's
 * source words by the probabilities so far, and the shares of all segments are the next probabilities. The result depends
 * on the segments and their order alone. Probabilities are kept by source word, the targets it ever met rising.
 */
final class ModelOne {
    private final List<int[]> sources;
    private final List<int[]> targets;
    private final int[] rows;
    private final int[] columns;
    private final float[] probabilities;

    /**
     * Prepares uniform probabilities.
     *
     * @param sources segments of source words, numbered from 0; kept, not changed
     * @param targets the same segments in the other language, its words numbered from 0
     */
    ModelOne(List<int[]> sources, List<int[]> targets) {
        if (sources.size() != targets.size()) {
            throw new IllegalArgumentException(sources.size() + " segments beside " + targets.size());
        }
        this.sources = sources;
        this.targets = targets;
        long[] met = met();
        this.columns = new int[met.length];
        this.rows = new int[sourceCount() + 1];
        for (int i = 0; i < met.length; i++) {
            columns[i] = (int) met[i];
            rows[(int) (met[i] >>> 32) + 1]++;
        }
        Arrays.parallelPrefix(rows, Integer::sum);
        this.probabilities = new float[met.length];
        Arrays.fill(probabilities, 1f / Math.max(1, targetCount()));
    }

    private int sourceCount() {
        return 1 + sources.stream().flatMapToInt(Arrays::stream).max().orElse(-1);
    }

    private int targetCount() {
        return 1 + targets.stream().flatMapToInt(Arrays::stream).max().orElse(-1);
    }

    /** Returns the pairs of words that ever share a segment, source in the upper half, rising and each once. */
    private long[] met() {
        long[] met = new long[0];
        long[] fresh = new long[1 << 22];
        int count = 0;
        for (int segment = 0; segment < sources.size(); segment++) {
            int[] source = sources.get(segment);
            int[] target = targets.get(segment);
            if (count + source.length * target.length > fresh.length) {
                met = merged(met, Arrays.copyOf(fresh, count));
                count = 0;
                fresh = Arrays.copyOf(fresh, Math.max(fresh.length, source.length * target.length));
            }
            for (int word : source) {
                for (int rendering : target) {
                    fresh[count++] = ((long) word << 32) | rendering;
                }
            }
        }
        return merged(met, Arrays.copyOf(fresh, count));
    }

    private static long[] merged(long[] sorted, long[] fresh) {
        long[] all = Arrays.copyOf(sorted, sorted.length + fresh.length);
        System.arraycopy(fresh, 0, all, sorted.length, fresh.length);
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /** Learns once more from every segment. */
    void iterate() {
        double[] shares = new double[probabilities.length];
        int[] places = new int[0];
        for (int segment = 0; segment < sources.size(); segment++) {
            int[] source = sources.get(segment);
            places = places.length < source.length ? new int[source.length] : places;
            for (int rendering : targets.get(segment)) {
                share(source, rendering, shares, places);
            }
        }
        for (int word = 0; word + 1 < rows.length; word++) {
            normalize(word, shares);
        }
    }

    private void share(int[] source, int rendering, double[] shares, int[] places) {
        double sum = 0;
        for (int i = 0; i < source.length; i++) {
            places[i] = place(source[i], rendering);
            sum += probabilities[places[i]];
        }
        for (int i = 0; i < source.length && sum > 0; i++) {
            shares[places[i]] += probabilities[places[i]] / sum;
        }
    }

    private void normalize(int word, double[] shares) {
        double sum = 0;
        for (int place = rows[word]; place < rows[word + 1]; place++) {
            sum += shares[place];
        }
        for (int place = rows[word]; place < rows[word + 1] && sum > 0; place++) {
            probabilities[place] = (float) (shares[place] / sum);
        }
    }

    private int place(int word, int rendering) {
        return Arrays.binarySearch(columns, rows[word], rows[word + 1], rendering);
    }

    /** Returns the probability that a source word is rendered so, 0…1; 0 for words that never shared a segment. */
    double probability(int word, int rendering) {
        int place = word + 1 < rows.length ? place(word, rendering) : -1;
        return place < 0 ? 0 : probabilities[place];
    }

    /** Returns the target words that ever shared a segment with a source word, rising. */
    int[] met(int word) {
        return Arrays.copyOfRange(columns, rows[word], rows[word + 1]);
    }
}
