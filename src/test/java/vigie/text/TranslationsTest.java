package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    private static final String ENGLISH = """
            Every spring my neighbour opens the wooden hives at the end of the garden and counts how many bees came through \
            the winter. Last year eleven colonies out of fourteen survived, which she calls a miracle, because the autumn \
            had been wet and the ivy hardly flowered. She keeps a notebook in which she writes the weight of each hive, \
            the date of the first pollen and the name of the flower it came from.

            When a colony grows too large it swarms. Half of the bees leave with the old queen and hang from a branch in a \
            heavy brown cluster while scouts look for a new home. A swarm is gentle: the insects are full of honey and \
            have nothing to defend. My neighbour shakes the branch above a box of straw, closes the lid, and carries them \
            back before the sun goes down.

            Honey is taken only twice, in June and at the end of August. In between the bees need what they gather to feed \
            their young. People who sell cheap honey all year long buy it from the other side of the world, she says, and \
            mix it with sugar; a real beekeeper has empty shelves for half of the year. Whoever wants a jar must write his \
            name on the list that hangs in the kitchen, between the calendar and the window.
            """;

    private static final String FRENCH = """
            Chaque printemps, ma voisine ouvre les ruches en bois au fond du jardin et compte combien d’abeilles ont passé \
            l’hiver. L’année dernière, onze colonies sur quatorze ont survécu, ce qu’elle appelle un miracle, car \
            l’automne avait été humide et le lierre avait à peine fleuri. Elle tient un cahier dans lequel elle écrit le \
            poids de chaque ruche, la date du premier pollen et le nom de la fleur dont il provient.

            Quand une colonie devient trop grande, elle essaime. La moitié des abeilles part avec la vieille reine et se \
            suspend à une branche en une lourde grappe brune, pendant que des éclaireuses cherchent une nouvelle maison. \
            Un essaim est doux : les insectes sont pleins de miel et n’ont rien à défendre. Ma voisine secoue la branche \
            au-dessus d’une boîte de paille, ferme le couvercle et les ramène avant le coucher du soleil.

            Le miel n’est récolté que deux fois, en juin et à la fin du mois d’août. Entre les deux, les abeilles ont \
            besoin de ce qu’elles ramassent pour nourrir leurs petits. Ceux qui vendent toute l’année du miel bon marché \
            l’achètent à l’autre bout du monde, dit-elle, et le mélangent avec du sucre ; un vrai apiculteur a des \
            étagères vides la moitié de l’année. Qui veut un pot doit écrire son nom sur la liste accrochée dans la \
            cuisine, entre le calendrier et la fenêtre.
            """;

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
