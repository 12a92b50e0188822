package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the few originals whose rare words, as rendered in a page's language, stand near each other on a page: the gate
 * before the costly comparison. Immutable.
 */
final class RenderedIndex {
    /** Bits from which a word is looked up at all: one unrelated window in about thirty holds it. */
    private static final double BITS_MIN = 5;

    /** Rare words of one chunk that a window must hold. */
    private static final int LINKS_MIN = 5;

    /** A word of a handful of originals is not common for that: what a chunk's share is raised by, in bits. */
    private static final double SMALL_SET_BITS = 3;

    /** Originals compared with one page at most, those with most bits. */
    private static final int CANDIDATES_MAX = 10;

    /** Part of a window after which the gate looks again. */
    private static final int GATE_STEP = WindowedPage.WORDS / 2;

    private final List<RenderedChunk> chunks;
    private final double gateBits;
    private final Map<Integer, List<RenderedChunk>> byOriginal = new TreeMap<>();
    private final Map<Long, int[]> postings = new HashMap<>();
    private final Map<Long, Float> bits = new HashMap<>();

    /**
     * Indexes chunks.
     *
     * @param chunks of all originals, those of one original in order
     * @param gateBits bits that the rare words of one chunk must have together in a window
     */
    RenderedIndex(List<RenderedChunk> chunks, double gateBits) {
        this.chunks = List.copyOf(chunks);
        this.gateBits = gateBits;
        Map<Long, List<Integer>> lists = new HashMap<>();
        for (int number = 0; number < chunks.size(); number++) {
            RenderedChunk chunk = chunks.get(number);
            byOriginal
                    .computeIfAbsent(chunk.original(), fresh -> new ArrayList<>())
                    .add(chunk);
            for (Rendering rendering : chunk.renderings()) {
                if (rendering.bits() >= BITS_MIN) {
                    index(rendering, number, lists);
                }
            }
        }
        lists.forEach((stem, list) ->
                postings.put(stem, list.stream().mapToInt(Integer::intValue).toArray()));
        postings.keySet().forEach(stem -> bits.merge(stem, (float) commonness(stem), Math::min));
    }

    private void index(Rendering rendering, int number, Map<Long, List<Integer>> lists) {
        for (long stem : rendering.stems()) {
            List<Integer> list = lists.computeIfAbsent(stem, fresh -> new ArrayList<>());
            if (list.isEmpty() || list.getLast() != number) {
                list.add(number);
            }
            bits.merge(stem, (float) rendering.bits(), Math::min);
        }
    }

    /** A word of many chunks is no rarer among the originals than that. */
    private double commonness(long stem) {
        double share = (postings.getOrDefault(stem, new int[0]).length + 0.5) / (chunks.size() + 1.0);
        return -Math.log(Math.min(1, share)) / Math.log(2) + SMALL_SET_BITS;
    }

    /** Returns the chunks of an original in order. */
    List<RenderedChunk> chunks(int original) {
        return byOriginal.getOrDefault(original, List.of());
    }

    /** Returns the originals worth comparing with a page, rising. */
    Set<Integer> candidates(WindowedPage page) {
        Gate gate = new Gate(page);
        int count = page.tokens().count();
        for (int start = 0; start == 0 || start + GATE_STEP < count; start += GATE_STEP) {
            gate.look(start, Math.min(count, start + WindowedPage.WORDS));
        }
        return gate.best.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES_MAX)
                .map(Map.Entry::getKey)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** What one page has gathered so far, window by window. */
    private final class Gate {
        private final WindowedPage page;
        private final float[] sums = new float[chunks.size()];
        private final int[] links = new int[chunks.size()];
        private final Map<Integer, Double> best = new HashMap<>();

        Gate(WindowedPage page) {
            this.page = page;
        }

        void look(int start, int end) {
            BitSet touched = new BitSet();
            Set<Long> seen = new HashSet<>();
            for (int token = start; token < end; token++) {
                int[] list = postings.get(page.stem(token));
                if (list != null && seen.add(page.stem(token))) {
                    add(list, bits.getOrDefault(page.stem(token), 0f), touched);
                }
            }
            touched.stream().forEach(this::close);
        }

        private void add(int[] list, float weight, BitSet touched) {
            for (int chunk : list) {
                sums[chunk] += weight;
                links[chunk]++;
                touched.set(chunk);
            }
        }

        private void close(int chunk) {
            if (links[chunk] >= LINKS_MIN && sums[chunk] >= gateBits) {
                best.merge(chunks.get(chunk).original(), (double) sums[chunk], Math::max);
            }
            sums[chunk] = 0;
            links[chunk] = 0;
        }
    }
}
