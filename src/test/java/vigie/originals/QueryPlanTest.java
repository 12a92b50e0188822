package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.originals.PlannedQuery.Kind;
import vigie.text.StopWords;
import vigie.watch.Original;
import vigie.watch.Words;

class QueryPlanTest {
    private static final QueryContext PLAIN = QueryOriginals.context(List.of());

    private static final String POST =
            "Le silence du lundi matin coûte cher.\n\nJ’ai mis trois ans à comprendre pourquoi"
                    + " l’équipe d’Aïcha Benali arrivait en retard\u202F: personne n’avait écrit l’ordre du jour.";

    private static List<PlannedQuery> plan(String text) {
        return QueryPlan.of(QueryOriginals.published(QueryOriginals.text(text)), PLAIN);
    }

    private static List<String> texts(List<PlannedQuery> plan, Kind kind) {
        return plan.stream()
                .filter(query -> query.kind() == kind)
                .map(PlannedQuery::text)
                .toList();
    }

    private static void checkPhrases(String text, String... expected) {
        assertThat(texts(plan(text), Kind.PHRASE)).containsExactly(expected);
    }

    private static String prose(String language, int words) {
        return new MadeUpProse(new Random(words), language, MadeUpProse.vocabulary(language)).text(words);
    }

    @Test
    void plan_ofALongText_hasThreePhrasesAndFiveKeywordQueriesInTurn() {
        for (String language : List.of("fr", "en")) {
            List<PlannedQuery> plan = plan(prose(language, 400));
            assertThat(plan)
                    .extracting(query -> query.reason().code())
                    .containsExactly(
                            "hook 1/3",
                            "keywords 1/5",
                            "window 2/3",
                            "keywords 2/5",
                            "window 3/3",
                            "keywords 3/5",
                            "keywords 4/5",
                            "keywords 5/5");
            assertThat(plan).extracting(PlannedQuery::order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void plan_ofTheSameText_isTheSame() {
        String text = prose("fr", 300);
        assertThat(plan(text)).isEqualTo(plan(text));
    }

    @Test
    void plan_ofAShortPost_hasFewerQueries() {
        assertThat(plan(POST)).hasSizeBetween(2, 4);
        assertThat(plan("Le silence du lundi matin coûte cher.")).hasSize(2);
        assertThat(plan("Bonjour !")).isEmpty();
        assertThat(plan("")).isEmpty();
    }

    @Test
    void phrase_isWrittenAsInTheText_withPlainSpacesAndApostrophes() {
        checkPhrases(POST, "\"Le silence du lundi matin coûte\"", "\"pourquoi l'équipe d'Aïcha Benali arrivait en\"");
        checkPhrases(
                "Vingt\u202F% des clientes – sur\u00ADtout\u00A0lyonnaises – reviennent l’été.",
                "\"Vingt des clientes surtout lyonnaises reviennent\"");
        checkPhrases(
                "𝗟𝗲 silence (du lundi), matin «\u202Fgris\u202F» coûte cher", "\"Le silence du lundi matin gris\"");
    }

    @Test
    void phrase_growsUntilItTells() {
        checkPhrases(
                "Et c’est pour cela que nous avons aimé cette broderie ajourée de Calais.",
                "\"pour cela que nous avons aimé cette broderie\"");
    }

    @Test
    void phrase_staysInOneSentence() {
        String text = "Un pain. Une brioche dorée. Le four ronronne doucement pendant que le levain monte encore.";
        checkPhrases(text, "\"Le four ronronne doucement pendant que\"");
    }

    @Test
    void phrase_ofCommonplaces_isNotMade() {
        checkPhrases("Il est possible que vous avez fait tout cela de la même manière pour la première fois.");
        checkPhrases("This is one of the most important things that you can do for the first time.");
    }

    @Test
    void addressesHashtagsMentionsAndEmoji_areInNoQuery() {
        String text =
                "Brodez 🧵 une nappe ajourée https://lea.example/nappe avec @lea_brode pour #brodeuse ou lea@mail.example,"
                        + " puis lavez doucement la toile écrue à Calais chez dentelle.fr en savon noir.";
        assertThat(plan(text))
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query.text())
                        .doesNotContain("lea", "🧵", "brodeuse", "dentelle", "http", "#", "@", "example"));
    }

    @Test
    void quotationOfMoreThanHalfASentence_isInNoQuery() {
        String text = "Ma grand-mère tricotait des écharpes immenses pour ses voisines frileuses.\n"
                + "Elle disait « la laine mérinos boude toujours les aiguilles rouillées du grenier ».";
        assertThat(plan(text)).isNotEmpty().noneMatch(query -> query.text().contains("mérinos"));
    }

    @Test
    void sentenceInThreeOriginals_isInNoQuery() {
        String habit = "Abonnez-vous gratuitement à ma gazette tricot du dimanche soir.";
        String text = "Ma grand-mère tricotait des écharpes immenses pour ses voisines frileuses.\n" + habit;
        Original original = QueryOriginals.text(text);
        List<Original> twice = List.of(original, QueryOriginals.text("Autre chose. " + habit));
        List<Original> thrice = Stream.concat(twice.stream(), Stream.of(QueryOriginals.text(habit)))
                .toList();
        assertThat(QueryPlan.of(QueryOriginals.published(original), QueryOriginals.context(twice)))
                .anyMatch(query -> query.text().contains("gazette"));
        assertThat(QueryPlan.of(QueryOriginals.published(original), QueryOriginals.context(thrice)))
                .isNotEmpty()
                .noneMatch(query -> query.text().contains("gazette"));
    }

    @Test
    void keywords_holdNamesFirstAndNoStopWord() {
        for (String language : List.of("fr", "en")) {
            List<PlannedQuery> keywords = plan(prose(language, 500)).stream()
                    .filter(query -> query.kind() == Kind.KEYWORDS)
                    .toList();
            assertThat(keywords).hasSize(5).allSatisfy(query -> {
                assertThat(query.words()).hasSize(8).doesNotHaveDuplicates();
                assertThat(query.words()).noneMatch(word -> StopWords.contains(word, language));
            });
        }
        String text =
                "La dentelle ajourée fascine les brodeuses patientes. Hier, la dentelle de Fatoumata voyageait vers"
                        + " Valenciennes.";
        assertThat(texts(plan(text), Kind.KEYWORDS))
                .singleElement()
                .asString()
                .startsWith("Fatoumata Valenciennes dentelle ");
    }

    @Test
    void keywords_loseWhatTheApostropheJoins() {
        assertThat(texts(plan(POST), Kind.KEYWORDS))
                .allSatisfy(query -> assertThat(query).doesNotContain("'", "’", "\""))
                .anyMatch(query -> query.contains("équipe"));
    }

    @Test
    void ownSites_areLeftOutWithinTheLimits() {
        QueryContext one = QueryOriginals.context(
                List.of(), "https://www.lea.example/", "https://Lea.example", "https://social.example/@lea");
        assertThat(QueryPlan.of(QueryOriginals.published(QueryOriginals.text(POST)), one))
                .allMatch(query -> query.text().endsWith(" -site:lea.example"))
                .noneMatch(query -> query.text().contains("social.example"));
        String[] many = IntStream.range(100, 160)
                .mapToObj(i -> "https://boutique-de-lea-" + i + ".example/")
                .toArray(String[]::new);
        assertThat(QueryPlan.of(
                        QueryOriginals.published(QueryOriginals.text(prose("fr", 300))),
                        QueryOriginals.context(List.of(), many)))
                .hasSize(8)
                .allMatch(query -> query.text().length() <= 400
                        && query.text().split(" ", -1).length <= 32
                        && query.text().contains("-site:boutique-de-lea-100.example"));
    }

    @Test
    void query_saysWhyInBothLanguages() {
        PlannedQuery hook = plan(POST).getFirst();
        assertThat(hook.say(Words.of(QueryPlan.class, Locale.ENGLISH)))
                .isEqualTo("found by the phrase \"Le silence du lundi matin coûte\" (first words of the text)");
        assertThat(hook.say(Words.of(QueryPlan.class, Locale.FRENCH)))
                .isEqualTo("trouvé par la phrase \"Le silence du lundi matin coûte\" (premiers mots du texte)");
    }
}
