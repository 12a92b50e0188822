package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionWordsTest {
    @Test
    void language_ofProse_isTold() {
        check("The cat sat on the mat and was happy with it for the rest of the day.", "en");
        check("Le chat est sur le tapis et il est content, pour la journée entière, avec nous.", "fr");
    }

    @Test
    void language_ofListsAndMixtures_isUnknown() {
        check("", "und");
        check("bleu rouge vert jaune noir", "und");
        check("The cat and the dog are in the house. Le chat et le chien sont dans la maison.", "und");
    }

    private static void check(String text, String expected) {
        assertThat(FunctionWords.language(NormalForm.tokens(text))).isEqualTo(expected);
    }
}
