package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParaphrasesTest {
    private static final String ORIGINAL = """
            The lighthouse keeper wrote every evening in a blue ledger. He noted the colour of the horizon, the ships that \
            passed and the number of gulls on the railing. When the lamp was automated in the seventies, nobody asked for \
            the ledgers. His granddaughter found forty of them in the attic, wrapped in oilcloth, and gave them to the \
            harbour museum. Biologists now use the gull counts to study how colonies moved along the coast. A historian \
            reads the same pages for the names of trawlers that were never registered.
            """;

    private static final String REWORDED = """
            Each evening, in a ledger bound in blue, the keeper of the lighthouse would write. The horizon and its colour \
            were noted there, with passing ships and how many gulls sat on the railing. Once the lamp had been automated, \
            in the seventies, no one wanted those ledgers. Forty were found by his granddaughter, wrapped in oilcloth in \
            an attic; the harbour museum has them today. The counts of gulls serve biologists who study the moves of \
            colonies on that coast. For a historian, those pages hold names of trawlers nobody ever registered.
            """;

    private static final String SAME_SUBJECT = """
            Most lighthouses were automated between 1960 and 1990. Their keepers left, the lamps were given electric \
            motors, and the towers now send their state to the coast by radio. Some have become museums or hotels. Ships \
            no longer need them to find a harbour, yet sailors like to see the light on the horizon. Gulls nest on the \
            railings, and painters come for the colour of the sea in the evening.
            """;

    @Test
    void in_rewordedText_isFoundWithItsPassage() {
        List<Reworded> found = paraphrases(ORIGINAL).in(Written.of(REWORDED, "en"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().similarity()).isGreaterThan(0.34);
        assertThat(found.getFirst().passages()).allMatch(passage -> passage.level() == Level.NEAR);
    }

    @Test
    void in_rewordedTextBetweenOthers_showsThatPartOnly() {
        String page = SAME_SUBJECT + REWORDED;
        List<Reworded> found = paraphrases(ORIGINAL).in(Written.of(page, "en"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().passages().getFirst().candidate().start())
                .isGreaterThanOrEqualTo(SAME_SUBJECT.length() - 120);
    }

    @Test
    void in_otherTextOnTheSameSubject_findsNothing() {
        assertThat(paraphrases(ORIGINAL).in(Written.of(SAME_SUBJECT, "en"))).isEmpty();
    }

    @Test
    void in_anotherLanguage_findsNothing() {
        assertThat(paraphrases(ORIGINAL).in(new Written(REWORDED, NormalForm.tokens(REWORDED), "fr")))
                .isEmpty();
    }

    @Test
    void in_theOriginalItself_isWhollySimilar() {
        List<Reworded> found = paraphrases(ORIGINAL).in(Written.of(ORIGINAL, "en"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().similarity()).isGreaterThan(0.99);
    }

    @Test
    void in_emptyTexts_findsNothing() {
        assertThat(paraphrases("").in(Written.of(REWORDED, "en"))).isEmpty();
        assertThat(paraphrases(ORIGINAL).in(Written.of("", "en"))).isEmpty();
    }

    private static Paraphrases paraphrases(String original) {
        return new Paraphrases(List.of(Written.of(original, "en")), Background.shipped());
    }
}
