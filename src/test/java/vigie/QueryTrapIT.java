package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.testing.FakeSite.Answer;
import vigie.testing.Texts;

/** A site that has one page under a thousand addresses, in whole rounds. */
class QueryTrapIT extends Household {
    private static final int PAGES_MAX = 30;

    private static final int VARIANTS = 1_000;

    @BeforeEach
    void configureTrap() throws IOException {
        write("originals/texte.md", "---\ntitle: T\npublished: 2026-01-10\n---\n\nUn texte.");
        configure();
        write("watchlists/lena.yaml", """
                owner: Léna Martin
                language: fr
                recipients: [lena@lena.example]
                %ssources:
                  - site: %s
                    depth: 5
                    pages: %d
                """.formatted(ORIGINALS, site.url("/").value(), PAGES_MAX));
    }

    private String variants(String before, String after) {
        return IntStream.range(0, VARIANTS)
                .mapToObj(i -> before + site.url("/liste?vue=" + i) + after)
                .collect(Collectors.joining());
    }

    /** Each variant leads to all others, so that what one page may add alone does not bound the site. */
    @Test
    void links_areQueuedUpToTheSitesBudget() {
        String links = variants("<a href='", "'>vue</a> ");
        site.page("/", Texts.page("Accueil", links));
        site.on("/liste", asked -> Answer.html(Texts.page("Liste", shuffled(links, asked.target()))));
        checkRound();
    }

    @Test
    void sitemap_isQueuedUpToTheSitesBudget() {
        site.page("/", Texts.page("Accueil", "Rien."));
        site.page("/liste", Texts.page("Liste", "Rien."));
        site.on("/sitemap.xml", Answer.of(200, "<urlset>" + variants("<url><loc>", "</loc></url>") + "</urlset>"));
        checkRound();
    }

    /** Begins the links elsewhere on each page. */
    private static String shuffled(String links, String target) {
        int start = links.indexOf("<a", Math.floorMod(target.hashCode() * 31, links.length() - 100));
        return links.substring(start) + links.substring(0, start);
    }

    private void checkRound() {
        assertThat(round()).isEmpty();
        inHouse(house -> assertThat(house.store()
                        .frontier()
                        .countAddedSince("lena", "site " + site.url("/").uri(), Instant.EPOCH))
                .isEqualTo(PAGES_MAX));
        assertThat(site.targets().stream().filter(target -> target.startsWith("/liste")))
                .hasSizeBetween(PAGES_MAX - 1, PAGES_MAX)
                .doesNotHaveDuplicates();
    }
}
