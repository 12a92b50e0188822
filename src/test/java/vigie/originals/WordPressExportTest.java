package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.LeftOut;
import vigie.originals.Exports.Reading;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

/** The export that a real WordPress wrote; the README beside it tells how. */
class WordPressExportTest extends ExportFixture {
    private Reading recorded() throws IOException {
        Path file = home.resolve("latelier.WordPress.2026-12-01.xml");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/wordpress/export.xml"))) {
            Files.copy(in, file);
        }
        return read(file);
    }

    @Test
    void export_countsWhatIsPublished_andTellsTheRest() throws IOException {
        Reading reading = recorded();
        assertThat(reading.kind()).contains(Kind.WORDPRESS);
        assertThat(reading.problems()).isEmpty();
        assertThat(counted(reading)).isEqualTo(Map.of(Sort.ARTICLE, 9, Sort.PAGE, 2));
        assertThat(reading.leftOut())
                .containsExactlyInAnyOrder(
                        new LeftOut(
                                Why.DRAFT,
                                3,
                                List.of("Brouillon du printemps", "En attente de relecture", "Vœux de janvier")),
                        new LeftOut(Why.PRIVATE, 2, List.of("Journal intime", "À jeter")),
                        new LeftOut(Why.MEDIA_MISSING, 1, List.of("fenetre-nord.jpg")));
    }

    @Test
    void export_datesInUtc_summerAndWinter() throws IOException {
        Reading reading = recorded();
        check(reading, "26", "2026-10-26T01:30:00Z", "/2026/10/le-billet-classique/");
        check(reading, "25", "2026-10-04T22:30:00Z", "/2026/10/une-fenetre-au-nord-sept-vues/");
        check(reading, "37", "2026-01-04T10:00:00Z", "/a-propos/tarifs/");
    }

    private static void check(Reading reading, String id, String at, String path) {
        Original original = work(reading, "wordpress:blog.example/" + id);
        assertThat(original.published().at()).isEqualTo(at);
        assertThat(original.published().precision()).isEqualTo(Precision.SECOND);
        assertThat(original.url()).contains(URI.create("https://blog.example" + path));
        assertThat(original.isPublic(FIRST_SEEN)).isTrue();
    }

    @Test
    void post_behindAPassword_isNotPublic() throws IOException {
        Original some = work(recorded(), "wordpress:blog.example/28");
        assertThat(some.title()).isEqualTo("Réservé aux élèves");
        assertThat(some.text()).isEqualTo("Le plan secret de la leçon trois.");
        assertThat(some.isPublic(FIRST_SEEN)).isFalse();
    }

    @Test
    void texts_areWhatReadersSee() throws IOException {
        Reading reading = recorded();
        assertThat(work(reading, "wordpress:blog.example/26").text()).isEqualTo("""
                        Un billet d’avant les blocs, écrit comme autrefois [sic].
                        Légende d’autrefois
                        Première ligne
                        deuxième ligne, prix < 20 € & plus.
                        Seconde page du billet : la suite & la fin.
                        https://video.example/watch?v=abc
                        Texte entouré""");
        Original untitled = work(reading, "wordpress:blog.example/27");
        assertThat(untitled.text()).isEqualTo("Un billet sans titre, avec un ]]> au milieu et un emoji 🪞.");
        assertThat(untitled.title()).isEqualTo(untitled.text());
        assertThat(work(reading, "wordpress:blog.example/25").text())
                .startsWith("Une pièce au nord, un miroir, et un carrousel de sept vues 📷✨ : voilà")
                .contains("\nOn garde ce qui tremble.\nMaïté\n")
                .doesNotContain("wp:")
                .doesNotContain("commentaire de lecteur");
    }
}
