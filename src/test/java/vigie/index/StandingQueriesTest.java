package vigie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Link;
import vigie.extract.Page;

class StandingQueriesTest {
    private static Page page(String url, String text, Link... links) {
        return new Page(
                new CanonicalUrl(url),
                "",
                "fr",
                Optional.empty(),
                "",
                text,
                List.of(),
                List.of(),
                List.of(),
                List.of(links),
                Optional.empty(),
                Set.of(),
                List.of(),
                List.of(),
                "");
    }

    /** The query finds these words, each in square brackets, in the text; a text without brackets is not found. */
    private static void check(String query, String marked) {
        String text = marked.replaceAll("[\\[\\]]", "");
        var found = StandingQueries.of(List.of(query)).in(page("https://a.example/", text));
        if (text.equals(marked)) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).hasSize(1);
        var rebuilt = new StringBuilder(text);
        List<Mark> marks = found.getFirst().marks();
        for (int i = marks.size() - 1; i >= 0; i--) {
            rebuilt.insert(marks.get(i).end(), "]").insert(marks.get(i).start(), "[");
        }
        assertThat(rebuilt).hasToString(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Léna Martin\" | 🎉 Un billet de [Léna Martin], et [LENA  MARTIN]",
                "\"Léna Martin\" | [Le\u0301na Martin’s] guide",
                "\"Léna Martin\" | Léna aime Martin",
                "\"Léna Martin\" | Lénas Martin",
                "carrousel AND \"miroir inversé\" | un [carrousel] au [miroir inverse]",
                "carrousel AND \"miroir inversé\" | un carrousel au miroir",
                "carrousel NOT miroir | le carrousel au miroir",
                "atelier NOT miroir | [l’atelier] d’hiver",
                "a1 OR (b1 c1) | [b1] x [c1]",
                "\"!?\" été | [l'ete] !"
            })
    void words_areFoundWhateverTheirAccents(String query, String marked) {
        check(query, marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Léna Martin\"~ | un guide de [Léna Martine], [Martin Léna] et [Lena B. Martin]",
                "\"Léna Martin\"~ | [Lena Matrin] et Lola Martin",
                "\"Léna Martin\"~ | Léna vit ici, dit Martin",
                "Wojciechowski~ | selon [Wojcichowsky], paraît-il",
                "Léna~ | Lina et Lana",
                "=Orange | [l’Orange] et l’orange",
                "=\"Agence Bleue\" | une agence bleue",
                "=Léna | Lena et [Léna] et [Le\u0301na]",
                "+atelier miroir -peinture | [atelier] sans rien d’autre",
                "+atelier miroir -peinture | [atelier] et [miroir]",
                "+atelier miroir -peinture | atelier et miroir de peinture",
                "+atelier miroir | le miroir seul"
            })
    void nearExactAndRequiredWords_areToldApart(String query, String marked) {
        check(query, marked);
    }

    @Test
    void host_testsAddressAndLinks() {
        var queries = StandingQueries.of(List.of("carrousel NOT lena.example"));
        assertThat(queries.in(page("https://autre.example/", "carrousel"))).hasSize(1);
        assertThat(queries.in(page("https://www.lena.example/p", "carrousel"))).isEmpty();
        assertThat(queries.in(page("https://autre.example/", "carrousel", link("https://lena.example/", "x", 0))))
                .isEmpty();
        assertThat(queries.in(page("https://malena.example/", "carrousel"))).hasSize(1);
    }

    @Test
    void host_linked_isMarkedAtItsLink() {
        Page page = page("https://autre.example/", "Voir son site", link("https://blog.lena.example/", "son site", 5));
        assertThat(StandingQueries.of(List.of("lena.example")).in(page))
                .containsExactly(new StandingQueries.Mentioned("lena.example", List.of(new Mark(5, 13))));
    }

    @Test
    void queries_matchInTheOrderGiven() {
        String[] queries = {"deux", "un", "trois", "un"};
        assertThat(StandingQueries.of(Arrays.asList(queries)).in(page("https://a.example/", "un deux")))
                .extracting(StandingQueries.Mentioned::query)
                .containsExactly("deux", "un");
    }

    @Test
    void brokenQuery_isToldBeforehandAndRefused() {
        assertThat(StandingQueries.problem("\"Léna")).contains(new BrokenQuery(BrokenQuery.Kind.OPEN_QUOTE, 0));
        assertThat(StandingQueries.problem("Léna")).isEmpty();
        assertThatThrownBy(() -> StandingQueries.of(List.of("\"Léna")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Léna");
    }

    private static Link link(String url, String text, int position) {
        return new Link(new CanonicalUrl(url), text, position, true);
    }
}
