package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Learns a {@link Lexicon} from parallel text: {@link ModelOne} over stems in both directions, and the pairs on which both
 * agree. The same segments in the same order give the same lexicon. Holds all segments in memory: about 200 bytes each.
 */
public final class LexiconTraining {
    /** Rounds of learning in each direction: after five the kept pairs hardly change. */
    public static final int ROUNDS = 5;

    /** Segments a stem must occur in: once is no evidence of anything. */
    private static final int SEGMENTS_MIN = 3;

    /** Distinct stems of a segment that are read: longer ones teach little, and cost grows with the square. */
    private static final int STEMS_MAX = 60;

    /** Both probabilities, as geometric mean, that make a pair: lower ones are mostly words of one subject. */
    private static final double PROBABILITY_MIN = 0.07;

    /** What either direction must give by itself. */
    private static final double ONE_WAY_MIN = 0.02;

    /** Renderings kept of one stem, either way: more make everything render everything. */
    private static final int RENDERINGS_MAX = 4;

    private final List<Set<String>> left = new ArrayList<>();
    private final List<Set<String>> right = new ArrayList<>();

    /** Adds two segments that say the same; segments without words teach nothing and are left out. */
    public void add(String leftSegment, String rightSegment) {
        Set<String> leftStems = stems(leftSegment);
        Set<String> rightStems = stems(rightSegment);
        if (!leftStems.isEmpty() && !rightStems.isEmpty()) {
            left.add(leftStems);
            right.add(rightStems);
        }
    }

    private static Set<String> stems(String segment) {
        Tokens tokens = NormalForm.tokens(segment);
        Set<String> stems = new LinkedHashSet<>();
        for (int token = 0; token < tokens.count() && stems.size() < STEMS_MAX; token++) {
            String stem = Stems.of(tokens.word(token));
            if (stem.chars().allMatch(Character::isLetter)) {
                stems.add(stem.intern());
            }
        }
        return stems;
    }

    /** Returns the number of segments that were worth keeping. */
    public int segments() {
        return left.size();
    }

    /**
     * Returns what the segments teach.
     *
     * @param from ISO 639-1 code of the left segments' language
     * @param to that of the right segments'
     * @param rounds told each round done, from 1 to twice {@link #ROUNDS}
     */
    public Lexicon learn(String from, String to, IntConsumer rounds) {
        Vocabulary leftWords = new Vocabulary(left);
        Vocabulary rightWords = new Vocabulary(right);
        ModelOne forward = trained(leftWords, rightWords, rounds);
        Map<Long, Double> candidates = candidates(leftWords, forward);
        ModelOne backward = trained(rightWords, leftWords, done -> rounds.accept(ROUNDS + done));
        List<Lexicon.Entry> entries = new ArrayList<>();
        candidates.forEach((pair, probability) -> {
            int word = (int) (pair >>> 32);
            int rendering = pair.intValue();
            double back = backward.probability(/* word= */ rendering, /* rendering= */ word);
            double both = Math.sqrt(probability * back);
            if (both >= PROBABILITY_MIN && back >= ONE_WAY_MIN) {
                int percent = Math.clamp(Math.round(100 * both), 1, 100);
                entries.add(new Lexicon.Entry(leftWords.stem(word), rightWords.stem(rendering), percent));
            }
        });
        return new Lexicon(from, to, kept(entries));
    }

    private static ModelOne trained(Vocabulary sources, Vocabulary targets, IntConsumer done) {
        ModelOne model = new ModelOne(sources.withNone(), targets.segments());
        for (int round = 1; round <= ROUNDS; round++) {
            model.iterate();
            done.accept(round);
        }
        return model;
    }

    private static Map<Long, Double> candidates(Vocabulary words, ModelOne forward) {
        Map<Long, Double> candidates = new HashMap<>();
        for (int word = 1; word <= words.size(); word++) {
            for (int rendering : forward.met(word)) {
                double probability = forward.probability(word, rendering);
                if (probability >= ONE_WAY_MIN) {
                    candidates.put(((long) word << 32) | rendering, probability);
                }
            }
        }
        return candidates;
    }

    /** Leaves the likeliest renderings of each stem, and the entries by their words. */
    private static List<Lexicon.Entry> kept(List<Lexicon.Entry> entries) {
        Comparator<Lexicon.Entry> byWords =
                Comparator.comparing(Lexicon.Entry::from).thenComparing(Lexicon.Entry::to);
        Map<String, Integer> leftKept = new HashMap<>();
        Map<String, Integer> rightKept = new HashMap<>();
        List<Lexicon.Entry> kept = new ArrayList<>();
        entries.stream()
                .sorted(Comparator.comparingInt(Lexicon.Entry::percent)
                        .reversed()
                        .thenComparing(byWords))
                .filter(entry -> leftKept.merge(entry.from(), 1, Integer::sum) <= RENDERINGS_MAX)
                .filter(entry -> rightKept.merge(entry.to(), 1, Integer::sum) <= RENDERINGS_MAX)
                .filter(entry -> !entry.from().equals(entry.to()))
                .forEach(kept::add);
        kept.sort(byWords);
        return kept;
    }

    /** The stems of one side that occur often enough, numbered from 1 in order of appearance; 0 is no word at all. */
    private static final class Vocabulary {
        private final List<String> stems = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<int[]> segments;

        Vocabulary(List<Set<String>> texts) {
            Map<String, Integer> counts = new HashMap<>();
            texts.forEach(text -> text.forEach(stem -> counts.merge(stem, 1, Integer::sum)));
            this.segments = texts.stream()
                    .map(text -> text.stream()
                            .filter(stem -> counts.getOrDefault(stem, 0) >= SEGMENTS_MIN)
                            .mapToInt(this::number)
                            .toArray())
                    .toList();
        }

        private int number(String stem) {
            return numbers.computeIfAbsent(stem, fresh -> {
                stems.add(fresh);
                return stems.size();
            });
        }

        String stem(int number) {
            return stems.get(number - 1);
        }

        int size() {
            return stems.size();
        }

        List<int[]> segments() {
            return segments;
        }

        /** Returns the segments, each beginning with the word that is none, which renders what has no counterpart. */
        List<int[]> withNone() {
            return segments.stream()
                    .map(segment -> {
                        int[] with = Arrays.copyOf(segment, segment.length + 1);
                        System.arraycopy(segment, 0, with, 1, segment.length);
                        with[0] = 0;
                        return with;
                    })
                    .toList();
        }
    }
}
