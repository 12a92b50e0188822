package vigie.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Passages of a page that say what passages of an original say, sentence by sentence: Sanchez-Perez, Sidorov, Gelbukh, "A
 * Winning Approach to Text Alignment for Text Reuse Detection at PAN 2014", sections 2.2 and 2.3.
 *
 * <p>Sentences are bags of stems weighed by how often they occur there and in how few sentences of both texts (tf-isf).
 * Pairs that agree by cosine and by Dice's measure are seeds; seeds near each other on both sides are clustered, first by
 * the page, then by the original, until nothing changes; a cluster whose whole sides do not agree is tried again with
 * smaller gaps. Cost: sentences of the original times those of the page.
 */
final class SentenceChains {
    /** As the paper has them. */
    private static final double COSINE_MIN = 0.30;

    private static final double DICE_MIN = 0.33;
    private static final double WHOLE_COSINE_MIN = 0.34;
    private static final int GAP_MAX = 4;
    private static final int GAP_MIN = 1;

    /** Seeds of a chain: one sentence alike is a turn of phrase. */
    private static final int SEEDS_MIN = 2;

    private final SentenceVectors original;
    private final SentenceVectors page;
    private final Map<Long, Integer> holding = new HashMap<>();
    private final int sentences;

    /**
     * A run of sentences on each side.
     *
     * @param seeds pairs of sentences that agree, at least 2
     * @param cosine how much the two sides agree, 0…1
     */
    record Chain(List<SentencePair> seeds, double cosine) {
        Chain {
            seeds = List.copyOf(seeds);
        }

        Span original() {
            return range(SentencePair::original);
        }

        Span page() {
            return range(SentencePair::page);
        }

        /** Returns the sentences of one side: the first, and one past the last. */
        private Span range(ToIntFunction<SentencePair> side) {
            return new Span(
                    seeds.stream().mapToInt(side).min().orElseThrow(),
                    seeds.stream().mapToInt(side).max().orElseThrow() + 1);
        }
    }

    SentenceChains(SentenceVectors original, SentenceVectors page) {
        this.original = original;
        this.page = page;
        this.sentences = original.size() + page.size();
        original.countInto(holding);
        page.countInto(holding);
    }

    /** Returns the chains by place on the page, no two of them overlapping there; of two that would, the larger. */
    List<Chain> chains() {
        List<Chain> found = new ArrayList<>();
        chain(seeds(), GAP_MAX, found);
        List<Chain> kept = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingInt((Chain chain) -> -chain.seeds().size())
                        .thenComparing(Chain::page)
                        .thenComparing(Chain::original))
                .filter(chain -> kept.stream().noneMatch(other -> other.page().overlaps(chain.page())))
                .forEach(kept::add);
        kept.sort(Comparator.comparing(Chain::page));
        return kept;
    }

    private List<SentencePair> seeds() {
        List<Map<Long, Double>> pageWeights = weights(page);
        List<Map<Long, Double>> originalWeights = weights(original);
        List<SentencePair> seeds = new ArrayList<>();
        for (int there = 0; there < page.size(); there++) {
            for (int here = 0; here < original.size(); here++) {
                if (cosine(originalWeights.get(here), pageWeights.get(there)) > COSINE_MIN
                        && dice(
                                        original.counts(here).keySet(),
                                        page.counts(there).keySet())
                                > DICE_MIN) {
                    seeds.add(new SentencePair(here, there));
                }
            }
        }
        return seeds;
    }

    private void chain(List<SentencePair> seeds, int gap, List<Chain> found) {
        for (List<SentencePair> cluster : clusters(seeds, gap)) {
            Chain chain = new Chain(cluster, cosine(cluster));
            if (chain.cosine() >= WHOLE_COSINE_MIN) {
                found.add(chain);
            } else if (gap > GAP_MIN) {
                chain(cluster, gap - 1, found);
            }
        }
    }

    private static List<List<SentencePair>> clusters(List<SentencePair> seeds, int gap) {
        List<List<SentencePair>> byPage = parted(seeds, SentencePair::page, gap);
        List<List<SentencePair>> done = new ArrayList<>();
        for (List<SentencePair> cluster : byPage) {
            List<List<SentencePair>> byOriginal = parted(cluster, SentencePair::original, gap);
            if (byOriginal.size() == 1 && byOriginal.getFirst().size() == seeds.size()) {
                done.add(cluster);
            } else {
                byOriginal.forEach(part -> done.addAll(clusters(part, gap)));
            }
        }
        return done;
    }

    private static List<List<SentencePair>> parted(
            List<SentencePair> seeds, ToIntFunction<SentencePair> side, int gap) {
        List<List<SentencePair>> parts = new ArrayList<>();
        List<SentencePair> open = new ArrayList<>();
        List<SentencePair> sorted =
                seeds.stream().sorted(Comparator.comparingInt(side)).toList();
        for (SentencePair seed : sorted) {
            if (!open.isEmpty() && side.applyAsInt(seed) - side.applyAsInt(open.getLast()) > gap + 1) {
                parts.add(open);
                open = new ArrayList<>();
            }
            open.add(seed);
        }
        parts.add(open);
        return parts.stream().filter(SentenceChains::isChain).toList();
    }

    /** Two seeds of one sentence are one sentence alike. */
    private static boolean isChain(List<SentencePair> seeds) {
        return seeds.stream().map(SentencePair::page).distinct().count() >= SEEDS_MIN
                && seeds.stream().map(SentencePair::original).distinct().count() >= SEEDS_MIN;
    }

    private double cosine(List<SentencePair> seeds) {
        Chain whole = new Chain(seeds, 0);
        return cosine(weights(original, whole.original()), weights(page, whole.page()));
    }

    private List<Map<Long, Double>> weights(SentenceVectors side) {
        List<Map<Long, Double>> weights = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            weights.add(weights(side, new Span(sentence, sentence + 1)));
        }
        return weights;
    }

    private Map<Long, Double> weights(SentenceVectors side, Span range) {
        Map<Long, Double> weights = new HashMap<>();
        for (int sentence = range.start(); sentence < range.end(); sentence++) {
            side.counts(sentence).forEach((stem, count) -> weights.merge(stem, count * rarity(stem), Double::sum));
        }
        return weights;
    }

    private double rarity(long stem) {
        return Math.log((double) sentences / holding.getOrDefault(stem, 1));
    }

    private static double cosine(Map<Long, Double> left, Map<Long, Double> right) {
        double product = 0;
        for (Map.Entry<Long, Double> entry : left.entrySet()) {
            product += entry.getValue() * right.getOrDefault(entry.getKey(), 0.0);
        }
        return product == 0 ? 0 : product / (length(left) * length(right));
    }

    private static double length(Map<Long, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(value -> value * value).sum());
    }

    private static double dice(Set<Long> left, Set<Long> right) {
        long shared = left.stream().filter(right::contains).count();
        return 2.0 * shared / (left.size() + right.size());
    }
}
