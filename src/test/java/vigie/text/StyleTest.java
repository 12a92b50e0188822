package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigie.text.StyleVerdict.Outcome;

class StyleTest {
    private static final Background BACKGROUND = Background.shipped();
    private static final List<String> FRENCH = List.of(
            "de", "la", "le", "et", "les", "des", "en", "un", "une", "du", "que", "qui", "dans", "pour", "pas", "sur",
            "au", "ce", "il", "elle", "nous", "vous", "je", "mais", "ou", "avec", "tout", "plus", "par", "est", "sont",
            "cette");
    private static final List<String> ENGLISH = List.of(
            "the", "of", "and", "to", "in", "a", "is", "that", "it", "was", "for", "on", "with", "as", "he", "be", "at",
            "by", "this", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "one", "you",
            "were");

    /** A hand is a taste for some common words and marks; its topic words are its own in each text. */
    private static String text(List<String> language, long hand, long topic, int words) {
        Random taste = new Random(hand);
        double[] weights = taste.doubles(language.size(), 0.4, 1.6).toArray();
        double commas = 0.02 + taste.nextDouble() * 0.1;
        Random random = new Random(hand * 1_000 + topic);
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            text.append(
                    random.nextInt(3) == 0
                            ? "sujet" + topic + "x" + random.nextInt(90)
                            : drawn(language, weights, random));
            text.append(random.nextDouble() < commas ? ", " : random.nextInt(14) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private static String drawn(List<String> language, double[] weights, Random random) {
        int word = random.nextInt(language.size());
        while (random.nextDouble() * 1.6 > weights[word]) {
            word = random.nextInt(language.size());
        }
        return language.get(word);
    }

    private static StyleProfile profile(List<String> language, long hand, long topic, int words) {
        return StyleProfile.of(List.of(text(language, hand, topic, words)), BACKGROUND);
    }

    private static List<StyleProfile> others(List<String> language) {
        List<StyleProfile> others = new ArrayList<>();
        for (long hand = 100; hand < 120; hand++) {
            others.add(profile(language, hand, hand * 7, 2_500));
        }
        return others;
    }

    private static StyleVerdict compare(StyleProfile one, StyleProfile other, List<StyleProfile> others) {
        return Style.modest().compare(one, other, others, new Random(1));
    }

    @Test
    void oneHand_onTwoTopics_isNearerThanOthers() {
        StyleVerdict verdict = compare(profile(FRENCH, 1, 1, 2_500), profile(FRENCH, 1, 2, 2_500), others(FRENCH));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NEARER_THAN_OTHERS);
        assertThat(verdict.styleDistance()).isLessThan(0.45);
        assertThat(verdict.isRefused()).isFalse();
        assertThat(verdict.words()).isEqualTo(2_500);
    }

    @Test
    void twoHands_onOneTopic_areNotNearer() {
        StyleVerdict verdict = compare(profile(ENGLISH, 1, 3, 2_500), profile(ENGLISH, 2, 3, 2_500), others(ENGLISH));

        assertThat(verdict.outcome()).isNotEqualTo(Outcome.NEARER_THAN_OTHERS);
        assertThat(verdict.styleDistance()).isGreaterThan(0.45);
    }

    @Test
    void tooFewWords_onEitherSide_areRefused() {
        StyleProfile enough = profile(FRENCH, 1, 1, 2_000);
        StyleProfile tooFew = profile(FRENCH, 1, 2, 1_999);

        assertThat(compare(enough, tooFew, others(FRENCH)).outcome()).isEqualTo(Outcome.TOO_FEW_WORDS);
        assertThat(compare(tooFew, enough, others(FRENCH)).outcome()).isEqualTo(Outcome.TOO_FEW_WORDS);
        assertThat(compare(enough, enough, others(FRENCH)).isRefused()).isFalse();
        assertThat(compare(tooFew, enough, others(FRENCH)).words()).isEqualTo(1_999);
    }

    @Test
    void twoLanguages_andUnknownOnes_areRefused() {
        StyleProfile french = profile(FRENCH, 1, 1, 2_500);
        StyleProfile unknown = profile(List.of("zum", "bak", "tiri"), 1, 1, 2_500);

        assertThat(compare(french, profile(ENGLISH, 1, 1, 2_500), others(FRENCH))
                        .outcome())
                .isEqualTo(Outcome.OTHER_LANGUAGE);
        assertThat(compare(unknown, unknown, others(FRENCH)).outcome()).isEqualTo(Outcome.OTHER_LANGUAGE);
    }

    @Test
    void othersInAnotherLanguage_doNotCount() {
        StyleProfile french = profile(FRENCH, 1, 1, 2_500);

        assertThat(compare(french, french, others(ENGLISH)).outcome()).isEqualTo(Outcome.NO_OTHERS);
        assertThat(compare(french, french, List.of()).outcome()).isEqualTo(Outcome.NO_OTHERS);
    }

    @Test
    void fewOthers_measureTheDistance_butSayNothing() {
        StyleProfile french = profile(FRENCH, 1, 1, 2_500);
        StyleVerdict verdict = compare(french, french, others(FRENCH).subList(0, 4));

        assertThat(verdict.outcome()).isEqualTo(Outcome.CANNOT_SAY);
        assertThat(verdict.styleDistance()).isLessThan(1e-9);
    }

    @Test
    void sameSeed_givesTheSameVerdict_andAProfileIsNearestItself() {
        StyleProfile one = profile(FRENCH, 4, 4, 2_500);
        StyleProfile other = profile(FRENCH, 5, 5, 2_500);

        assertThat(compare(one, other, others(FRENCH))).isEqualTo(compare(one, other, others(FRENCH)));
        assertThat(compare(one, one, others(FRENCH)).styleDistance()).isLessThan(1e-9);
        assertThat(compare(one, one, others(FRENCH)).nearerShare()).isEqualTo(1);
    }

    @Test
    void topicWords_areNotInTheProfile() {
        StyleProfile profile = StyleProfile.of(List.of("Le chat persan ronronne, 12 fois."), BACKGROUND);

        assertThat(profile.marks()).containsKeys("le", ",", ".", "0").doesNotContainKey("ronronne");
        assertThat(profile.runs()).containsKey("le *").doesNotContainKey("ronr");
        assertThat(profile.words()).isEqualTo(6);
    }

    @Test
    void anyText_isRead() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder("\uDC00");
            random.ints(random.nextInt(80), 0, 0x10000).forEach(unit -> text.append((char) unit));
            assertThat(StyleProfile.of(List.of(text.toString(), ""), BACKGROUND).words())
                    .isNotNegative();
        }
    }
}
