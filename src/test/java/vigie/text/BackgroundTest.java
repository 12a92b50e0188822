package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final Background SHIPPED = Background.shipped();

    private static double bits(Background background, String word) {
        return background.bits(NormalForm.tokens(word).hash(0));
    }

    @Test
    void functionWords_ofEitherLanguage_weighAlmostNothing() {
        for (String word : List.of("de", "la", "les", "et", "the", "of", "and", "to")) {
            assertThat(bits(SHIPPED, word)).as(word).isLessThan(1);
        }
    }

    @Test
    void rarerWords_weighMore() {
        assertThat(bits(SHIPPED, "toujours")).isLessThan(bits(SHIPPED, "cependant"));
        assertThat(bits(SHIPPED, "because")).isLessThan(bits(SHIPPED, "lighthouse"));
        assertThat(bits(SHIPPED, "xylographe")).isBetween(11.0, 14.0);
    }

    @Test
    void aHandfulOfTexts_doesNotMakeItsWordsCommon() {
        Tokens own = NormalForm.tokens("la vigie du sémaphore guette le goéland");
        Background few = SHIPPED.with(List.of(own));
        assertThat(bits(few, "goéland")).isGreaterThan(8);
    }

    @Test
    void aWordOfEveryOneOfManyTexts_becomesCommon() {
        Tokens own = NormalForm.tokens("abonnez-vous à la gazette du goéland");
        Background many = SHIPPED.with(Collections.nCopies(5_000, own));
        assertThat(bits(many, "goéland")).isLessThan(0.5);
        assertThat(bits(SHIPPED, "goéland")).isGreaterThan(8);
    }
}
