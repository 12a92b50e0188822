package vigie.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.langdetect.LanguageDetectorContextGenerator;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * How much each character n-gram speaks for each of the languages we meet, out of OpenNLP's model of 103.
 *
 * <p>The model is a maximum entropy classifier: a language's probability is the exponential of the sum of its n-grams'
 * weights, over the same for all languages. Which of five is likeliest is told by their five sums; the other 98, most of
 * the work and of the memory, are left out without changing the answer.
 */
final class LanguageWeights {
    private static final Map<String, String> KNOWN =
            Map.of("fra", "fr", "eng", "en", "deu", "de", "spa", "es", "ita", "it");

    private final LanguageDetectorContextGenerator ngrams;
    private final List<String> codes;
    private final Map<String, double[]> weights;

    private LanguageWeights(
            LanguageDetectorContextGenerator ngrams, List<String> codes, Map<String, double[]> weights) {
        this.ngrams = ngrams;
        this.codes = codes;
        this.weights = weights;
    }

    /** Reads the model, 10 MB. */
    static LanguageWeights load() {
        try (InputStream stream = LanguageWeights.class.getResourceAsStream("/langdetect-183.bin")) {
            if (stream == null) {
                throw new IllegalStateException("the language model is not on the class path");
            }
            return of(new LanguageDetectorModel(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LanguageWeights of(LanguageDetectorModel model) {
        AbstractModel classifier = (AbstractModel) model.getMaxentModel();
        int[] places = new int[classifier.getNumOutcomes()];
        List<Integer> known = IntStream.range(0, places.length)
                .filter(outcome -> KNOWN.containsKey(classifier.getOutcome(outcome)))
                .boxed()
                .toList();
        for (int outcome = 0; outcome < places.length; outcome++) {
            places[outcome] = known.indexOf(outcome);
        }
        // the structures are documented by position: the second is the contexts by n-gram
        Map<?, ?> contexts = (Map<?, ?>) classifier.getDataStructures()[1];
        Map<String, double[]> weights = new HashMap<>();
        contexts.forEach((ngram, context) -> {
            double[] ours = new double[known.size()];
            if (context instanceof Context learned && copy(learned, places, ours)) {
                weights.put(ngram.toString(), ours);
            }
        });
        return new LanguageWeights(
                model.getFactory().getContextGenerator(),
                known.stream()
                        .map(outcome -> KNOWN.getOrDefault(classifier.getOutcome(outcome), Languages.UNDETERMINED))
                        .toList(),
                weights);
    }

    /** Returns whether an n-gram says anything of our languages. */
    private static boolean copy(Context learned, int[] places, double[] ours) {
        int[] outcomes = learned.getOutcomes();
        double[] parameters = learned.getParameters();
        boolean any = false;
        for (int i = 0; i < outcomes.length; i++) {
            int place = places[outcomes[i]];
            if (place >= 0) {
                ours[place] = parameters[i];
                any = true;
            }
        }
        return any;
    }

    /** Returns the ISO 639-1 code of the likeliest of our languages. */
    String likeliest(String sample) {
        double[] sums = new double[codes.size()];
        CharSequence[] found = ngrams.getContext(sample);
        for (CharSequence ngram : found) {
            double[] ours = weights.get(ngram.toString());
            for (int i = 0; ours != null && i < sums.length; i++) {
                sums[i] += ours[i];
            }
        }
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        return codes.get(best);
    }
}
