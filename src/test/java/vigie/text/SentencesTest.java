package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void of_twoSentences_partsAtTheStop() {
        check("One two three four. Five six seven eight!", "one two three four", "five six seven eight");
    }

    @Test
    void of_shortSentence_isJoinedToTheNext() {
        check("Really? Yes it is so.", "really yes it is so");
    }

    @Test
    void of_line_endsASentence() {
        check("A title of four\nThen the text begins", "a title of four", "then the text begins");
    }

    @Test
    void of_nothing_isNothing() {
        check("…");
    }

    private static void check(String text, String... expected) {
        Written written = Written.of(text, "en");
        List<String> sentences = Sentences.of(written).stream()
                .map(sentence -> written.tokens().normal(sentence.start(), sentence.end()))
                .toList();
        assertThat(sentences).containsExactly(expected);
    }
}
