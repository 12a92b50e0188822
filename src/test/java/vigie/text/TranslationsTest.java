package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigie.testing.TranslatedText;

class TranslationsTest {
    private static final String ENGLISH = TranslatedText.ENGLISH;
    private static final String FRENCH = TranslatedText.FRENCH;

    private static final String SAME_SUBJECT = """
            Les abeilles mellifères vivent en colonies de plusieurs dizaines de milliers d’individus. La reine pond jusqu’à \
            deux mille œufs par jour, et les ouvrières nettoient les cellules, nourrissent les larves, produisent la cire \
            et gardent l’entrée de la ruche. Au bout de trois semaines, l’ouvrière devient butineuse et rapporte du \
            nectar, du pollen et de l’eau. Le nectar devient du miel quand il a perdu la plus grande part de son eau.

            L’apiculteur installe des hausses au printemps, lorsque les fleurs sont nombreuses, et surveille l’apparition \
            de cellules royales. Pour éviter l’essaimage, il divise les colonies les plus fortes ou remplace la vieille \
            reine par une jeune. À l’automne, il réduit l’entrée, vérifie les réserves et traite contre le varroa, un \
            acarien qui affaiblit les insectes. Une ruche doit garder une quinzaine de kilos de miel pour passer l’hiver.

            La production française varie beaucoup d’une année à l’autre. Les étés secs, les gelées tardives et les \
            pesticides expliquent une partie des pertes, et les importations pèsent sur les prix. Les professionnels \
            demandent un étiquetage plus précis de l’origine, pays par pays, afin que l’acheteur sache ce qu’il mange.
            """;

    private static final String CARRIER = """
            La mairie annonce que la rue des Tilleuls sera fermée à la circulation pendant trois semaines, le temps de \
            remplacer les canalisations. Les bus de la ligne sept passeront par le boulevard et l’arrêt de l’école est \
            reporté devant la poste. Les riverains peuvent demander un badge au secrétariat, du lundi au jeudi.
            """;

    private static final List<Lexicon> LEXICONS = Lexicon.shipped();

    @Test
    void in_frenchTranslationOfEnglishOriginal_givesPassagesInOrder() {
        List<Translated> found = translations(ENGLISH, "en").in(Written.of(FRENCH, "fr"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().original()).isZero();
        assertThat(found.getFirst().coverage()).isGreaterThan(0.6);
        List<Passage> passages = found.getFirst().passages();
        assertThat(passages).hasSizeGreaterThanOrEqualTo(2);
        assertThat(passages).isSortedAccordingTo((a, b) -> a.original().compareTo(b.original()));
        assertThat(passages).isSortedAccordingTo((a, b) -> a.candidate().compareTo(b.candidate()));
    }

    @Test
    void in_englishTranslationOfFrenchOriginal_isFound() {
        assertThat(translations(FRENCH, "fr").in(Written.of(ENGLISH, "en"))).hasSize(1);
    }

    @Test
    void in_translationBetweenOtherText_showsThePartOnly() {
        String page = CARRIER + CARRIER + FRENCH + CARRIER;
        List<Translated> found = translations(ENGLISH, "en").in(Written.of(page, "fr"));
        assertThat(found).hasSize(1);
        int start = found.getFirst().passages().getFirst().candidate().start();
        int end = found.getFirst().passages().getLast().candidate().end();
        assertThat(start).isBetween(2 * CARRIER.length() - 200, 2 * CARRIER.length() + 600);
        assertThat(end).isBetween(2 * CARRIER.length() + FRENCH.length() / 2, page.length() - CARRIER.length() + 200);
    }

    @Test
    void in_aPageThatDeclaresAnotherLanguage_isToldByFunctionWords() {
        assertThat(translations(ENGLISH, "en").in(Written.of(FRENCH, "en"))).hasSize(1);
        assertThat(Written.of(FRENCH, "es").language()).isEqualTo("es");
    }

    @Test
    void in_unknownLanguage_isToldByFunctionWords() {
        assertThat(translations(ENGLISH, Written.UNKNOWN).in(Written.of(FRENCH, Written.UNKNOWN)))
                .hasSize(1);
    }

    @Test
    void in_otherTextOnTheSameSubject_findsNothing() {
        assertThat(translations(ENGLISH, "en").in(Written.of(SAME_SUBJECT, "fr")))
                .isEmpty();
    }

    @Test
    void in_sameLanguage_findsNothing() {
        assertThat(translations(FRENCH, "fr").in(Written.of(FRENCH, "fr"))).isEmpty();
    }

    @Test
    void in_languageWithoutLexicon_findsNothing() {
        assertThat(translations(ENGLISH, "en").in(Written.of(FRENCH, "ga"))).isEmpty();
    }

    @Test
    void in_emptyTexts_findsNothing() {
        assertThat(translations("", "en").in(Written.of(FRENCH, "fr"))).isEmpty();
        assertThat(translations(ENGLISH, "en").in(Written.of("", "fr"))).isEmpty();
    }

    @Test
    void in_wordsOfTheTranslationShuffled_findsNoOrder() {
        SplittableRandom random = new SplittableRandom(7);
        String[] words = (FRENCH + SAME_SUBJECT + CARRIER).split("\\s+");
        String shuffled = IntStream.range(0, 600)
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
        assertThat(translations(ENGLISH, "en").in(Written.of(shuffled, "fr"))).isEmpty();
    }

    private static Translations translations(String original, String language) {
        return new Translations(List.of(Written.of(original, language)), LEXICONS, Background.shipped());
    }
}
