package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    @Test
    void text_ofLinesCloseTogether_isOneParagraph() {
        check("une phrase sur deux lignes", 30, "une phrase", "sur deux lignes");
    }

    @Test
    void text_ofLinesFarApart_isOneParagraphEach() {
        check("un titre\nune phrase", 45, "un titre", "une phrase");
    }

    @Test
    void text_ofOneLineEndingInAHyphen_keepsIt() {
        check("il viendra peut- être demain", 30, "il viendra peut-", "être demain");
    }

    @Test
    void text_ofSeveralLinesEndingInHyphens_joinsTheWords() {
        check("les paragraphes justifiés divisent", 30, "les para-", "graphes justi-", "fiés divisent");
    }

    @Test
    void text_ofColumns_partsThem() {
        String text = Transcript.of(
                List.of(TextLines.at(0, 30, "fin de la colonne"), TextLines.at(300, 0, "début de la suivante")));
        assertThat(text).isEqualTo("fin de la colonne\ndébut de la suivante");
    }

    private static void check(String expected, int leading, String... texts) {
        List<TextLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            lines.add(TextLines.at(0, leading * i, texts[i]));
        }
        assertThat(Transcript.of(lines)).isEqualTo(expected);
    }
}
