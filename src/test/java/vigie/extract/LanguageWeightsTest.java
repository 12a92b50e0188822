package vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;

class LanguageWeightsTest {
    private static final Map<String, String> CODES =
            Map.of("fra", "fr", "eng", "en", "deu", "de", "spa", "es", "ita", "it");

    private static final List<String> WORDS = Arrays.asList(
            ("le chat dort sous la fenêtre où était-il the cat sleeps under this window where was it die Katze schläft unter"
                            + " dem Fenster und über el gato duerme bajo la ventana año il gatto dorme sotto la finestra perché"
                            + " kot śpi pod oknem кошка спит 猫 int main(void) 2026 100% http://x.example/a?b=c XML ÉTÉ ß œuvre")
                    .split(" ", -1));

    private static String guessOf(LanguageDetectorME detector, String sample) {
        return Arrays.stream(detector.predictLanguages(sample))
                .map(Language::getLang)
                .filter(CODES::containsKey)
                .map(CODES::get)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void likeliest_isTheFirstOfOursInTheWholeModelsOrder() throws IOException {
        LanguageWeights weights = LanguageWeights.load();
        LanguageDetectorME detector;
        try (InputStream model = LanguageWeights.class.getResourceAsStream("/langdetect-183.bin")) {
            detector = new LanguageDetectorME(new LanguageDetectorModel(model));
        }
        Random random = new Random(3);
        Map<String, Integer> answers = new HashMap<>();
        for (int round = 0; round < 400; round++) {
            // words of neighbours in the list, so that now one language has more of them and now another
            int first = random.nextInt(WORDS.size() - 8);
            String sample = IntStream.range(0, 5 + random.nextInt(60))
                    .mapToObj(i -> WORDS.get(
                            random.nextInt(4) == 0 ? random.nextInt(WORDS.size()) : first + random.nextInt(8)))
                    .collect(Collectors.joining(" "));
            String answer = weights.likeliest(sample);
            assertThat(answer).as(sample).isEqualTo(guessOf(detector, sample));
            answers.merge(answer, 1, Integer::sum);
        }
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(CODES.values());
    }
}
