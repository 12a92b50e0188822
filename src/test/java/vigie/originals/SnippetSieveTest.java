package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigie.originals.PlannedQuery.Kind;
import vigie.text.NormalForm;

class SnippetSieveTest {
    private static final String TEXT = "Le silence du lundi matin coûte cher. Il n’y a pas de réunion qui le remplace."
            + " L’équipe de Fatoumata écrivait son ordre du jour la veille, au crayon, sur une nappe.";

    private static final QueryContext CONTEXT = QueryOriginals.context(List.of());
    private static final PublishedOriginal ORIGINAL = QueryOriginals.published(QueryOriginals.text(TEXT));
    private static final List<PlannedQuery> PLAN = QueryPlan.of(ORIGINAL, CONTEXT);
    private static final SnippetSieve SIEVE = SnippetSieve.of(ORIGINAL, PLAN, CONTEXT);

    private static List<String> keywords() {
        return PLAN.stream()
                .filter(query -> query.kind() == Kind.KEYWORDS)
                .findFirst()
                .orElseThrow()
                .words();
    }

    private static void check(String title, String snippet, boolean expected) {
        assertThat(SIEVE.isWorthVisit(title, snippet)).isEqualTo(expected);
    }

    private static void checkPage(String page, boolean expected) {
        assertThat(SIEVE.isWorthComparing(NormalForm.tokens(page))).isEqualTo(expected);
    }

    @Test
    void result_thatSharesFiveWordsInARow_isWorthAVisit() {
        check("Blog", "… LE SILENCE DU LUNDI MATIN coute …", true);
        check("Le silence du lundi matin", "", true);
        check("Blog", "le silence du mardi matin", false);
        check("le silence du", "lundi matin", false);
    }

    @Test
    void result_thatSharesFiveWordsOfEverybody_isNotWorthAVisit() {
        check("Blog", "Mais il n’y a pas de raison.", false);
    }

    @Test
    void result_withSixtyPercentOfTheKeywords_isWorthAVisit() {
        List<String> words = keywords();
        assertThat(words).hasSize(8);
        check(words.get(0), String.join(" x ", words.subList(1, 5)), true);
        check(words.get(0), String.join(" x ", words.subList(1, 4)), false);
    }

    @Test
    void page_withAPhraseOrEightyPercentOfTheKeywords_isWorthComparing() {
        checkPage("On lit : « Le silence du lundi matin coûte ».", true);
        checkPage("On lit : le silence du lundi soir coûte.", false);
        checkPage(String.join(" x ", keywords().subList(0, 7)), true);
        checkPage(String.join(" x ", keywords().subList(0, 6)), false);
        checkPage("", false);
    }
}
