package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommonWordsTest {
    private static final CommonWords COMMON = CommonWords.shipped(2_000);

    private static void check(String word, String language, boolean expected) {
        assertThat(COMMON.contains(word, language)).isEqualTo(expected);
    }

    @Test
    void words_areCommonInTheirLanguage() {
        check("possible", "fr", true);
        check("possible", "en", true);
        check("toujours", "fr", true);
        check("toujours", "en", false);
        check("broderie", "fr", false);
    }

    @Test
    void words_ofAnUnknownLanguage_areCommonWhenTheyAreInEither() {
        check("toujours", "und", true);
        check("always", "und", true);
        check("broderie", "und", false);
    }

    @Test
    void list_isAsLongAsAskedFor() {
        assertThat(CommonWords.shipped(1).contains("a", "fr")).isTrue();
        assertThat(CommonWords.shipped(1).contains("de", "fr")).isFalse();
        assertThat(CommonWords.shipped(0).contains("a", "fr")).isFalse();
    }
}
