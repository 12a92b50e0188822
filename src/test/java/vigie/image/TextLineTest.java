package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextLineTest {
    @Test
    void parts_ofALineAcrossTwoColumns_areTheColumns() {
        check(List.of("fin de gauche", "et de droite"), "fin de gauche     et de droite");
    }

    @Test
    void parts_ofAnItemOfAList_areItsNumberAndItsWords() {
        check(List.of("3.", "Relire à voix haute"), "3.     Relire à voix haute");
    }

    @Test
    void parts_ofWordsSetWide_areOneLine() {
        check(List.of("mots bien espacés"), "mots   bien   espacés");
    }

    @Test
    void wordlike_ofProse_isTrue() {
        assertThat(TextLines.at(0, 0, "« L’œuvre n’a qu’un an »").wordlike()).isTrue();
    }

    @Test
    void wordlike_ofStrokesReadAsLetters_isFalse() {
        assertThat(TextLines.at(0, 0, "|| 7, \\ SS ~~ lll kr").wordlike()).isFalse();
    }

    private static void check(List<String> expected, String line) {
        assertThat(TextLines.at(0, 0, line).parts().stream().map(TextLine::text))
                .isEqualTo(expected);
    }
}
