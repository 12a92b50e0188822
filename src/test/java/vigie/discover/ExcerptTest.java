package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static void check(String html, String expected) {
        assertThat(Excerpt.of(html, 40)).isEqualTo(expected);
    }

    @Test
    void of_tagsAndEntities_givesPlainText() {
        check("… <strong>silence du lundi</strong> …", "… silence du lundi …");
        check("l&#x27;&eacute;t&eacute; &amp; l&#39;&OElig;uvre&nbsp;!", "l'été & l'Œuvre !");
        check("&amp;lt;b&amp;gt;", "&lt;b&gt;");
        check("&#0;&#1114112;&#xD800;&unknown; &#128512;", "&unknown; 😀");
        check("", "");
    }

    @Test
    void of_longText_isCutAtASpaceOrBetweenLetters() {
        check("un deux trois quatre cinq six sept huit neuf dix", "un deux trois quatre cinq six sept huit…");
        check("a".repeat(50), "a".repeat(39) + "…");
        check("a".repeat(38) + "😀😀", "a".repeat(38) + "…");
    }

    private static void checkWords(String text, int wordsMax, int lengthMax, String expected) {
        assertThat(Excerpt.words(text, wordsMax, lengthMax)).isEqualTo(expected);
    }

    @Test
    void words_withinTheLimits_areKept() {
        checkWords("  \"le silence\"  du lundi ", 50, 400, "\"le silence\" du lundi");
    }

    @Test
    void words_beyondALimit_areLeftOutWhole() {
        checkWords("un deux trois", 2, 400, "un deux");
        checkWords("un deux trois", 50, 12, "un deux");
        checkWords("aaaaaaaaaa", 50, 4, "aaaa");
        checkWords("😀😀😀", 50, 5, "😀😀");
    }

    @Test
    void words_cutInsideAPhrase_endIt() {
        checkWords("\"un deux trois\"", 2, 400, "\"un deux\"");
        checkWords("\"un deux trois\"", 50, 9, "\"un deux\"");
        checkWords("\"un deux trois\"", 50, 8, "\"un\"");
    }

    @Test
    void words_ofLettersThatTakeMuchInAnAddress_fitIntoOne() {
        String kept = Excerpt.words("слово ".repeat(66), 100, 400);
        assertThat(java.net.URLEncoder.encode(kept, java.nio.charset.StandardCharsets.UTF_8)
                        .length())
                .isBetween(1_500, 1_600);
    }
}
