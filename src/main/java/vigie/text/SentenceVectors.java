package vigie.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sentences of a text as stems, for comparing them with those of another. */
final class SentenceVectors {
    private final Written written;
    private final List<Span> sentences;
    private final List<Map<Long, Integer>> counts;

    SentenceVectors(Written written) {
        this.written = written;
        this.sentences = Sentences.of(written);
        long[] stems = Stems.of(written.tokens());
        this.counts =
                sentences.stream().map(sentence -> counts(stems, sentence)).toList();
    }

    private static Map<Long, Integer> counts(long[] stems, Span sentence) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int token = sentence.start(); token < sentence.end(); token++) {
            counts.merge(stems[token], 1, Integer::sum);
        }
        return counts;
    }

    Tokens tokens() {
        return written.tokens();
    }

    int size() {
        return sentences.size();
    }

    /** Returns the stems of a sentence, each with the times it occurs there. */
    Map<Long, Integer> counts(int sentence) {
        return counts.get(sentence);
    }

    /** Returns the tokens from one sentence to another, both included. */
    Span tokens(int first, int last) {
        return new Span(sentences.get(first).start(), sentences.get(last).end());
    }

    /** Returns the distinct stems from one sentence to another, both included. */
    Set<Long> stems(int first, int last) {
        Set<Long> stems = new HashSet<>();
        for (int sentence = first; sentence <= last; sentence++) {
            stems.addAll(counts.get(sentence).keySet());
        }
        return stems;
    }

    /** Adds to the number of sentences that hold each stem. */
    void countInto(Map<Long, Integer> holding) {
        counts.forEach(sentence -> sentence.keySet().forEach(stem -> holding.merge(stem, 1, Integer::sum)));
    }
}
