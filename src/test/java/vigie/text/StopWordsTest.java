package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopWordsTest {
    private static void check(String text, String language, String expected) {
        Tokens tokens = NormalForm.tokens(text);
        StringBuilder left = new StringBuilder();
        for (int token = 0; token < tokens.count(); token++) {
            if (!StopWords.contains(tokens.word(token), language)) {
                left.append(left.isEmpty() ? "" : " ").append(tokens.word(token));
            }
        }
        assertThat(left.toString()).isEqualTo(expected);
    }

    @Test
    void sentence_keepsItsMatter() {
        check("Aujourd’hui, l’équipe n’a pas écrit ce qu’elle voulait.", "fr", "equipe ecrit voulait");
        check("They’re not writing what the team doesn't want.", "en", "writing team want");
    }

    @Test
    void word_ofTheOtherLanguage_isMatter() {
        check("or but", "fr", "but");
        check("or but", "en", "");
        check("or but toujours the la", "und", "toujours");
    }
}
