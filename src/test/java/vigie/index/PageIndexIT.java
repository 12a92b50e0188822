package vigie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Directive;
import vigie.extract.Link;
import vigie.extract.Page;
import vigie.watch.FirstPublished;
import vigie.watch.Original;

class PageIndexIT {
    private static final Instant READ_AT = Instant.parse("2026-11-24T12:00:00Z");
    private static final String FRENCH =
            "Le carrousel montre un miroir inversé. L’été dernier, j’ai écrit à l’atelier des créatrices.";
    private static final String ENGLISH = "The carousel shows inverted mirrors. Don't copy the creator's slides.";

    @TempDir
    Path folder;

    static Page page(String url, String title, String language, String text, Directive... directives) {
        CanonicalUrl address = new CanonicalUrl(url);
        return new Page(
                address,
                title,
                language,
                Optional.empty(),
                "",
                text,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Link(new CanonicalUrl("https://lena.example/guide"), "guide", 0, true)),
                Optional.empty(),
                Set.of(directives),
                List.of(),
                List.of(),
                "");
    }

    private static PageIndex filled(Path folder) {
        PageIndex index = PageIndex.open(folder);
        index.add(page("https://a.example/fr", "Miroir", "fr", FRENCH), READ_AT);
        index.add(page("https://b.example/en", "Mirror", "en", ENGLISH), READ_AT);
        index.add(page("https://c.example/und", "", "und", "hola espejo"), READ_AT);
        return index;
    }

    private static List<String> urls(PageIndex index, String query) {
        return index.search(query, 10) instanceof SearchAnswer.Pages answer
                ? answer.pages().stream().map(page -> page.url().value()).toList()
                : List.of("broken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "miroir | fr",
                "miroirs | fr",
                "MIROIR INVERSE | fr",
                "\"miroir inversé\" | fr",
                "\"inversé miroir\" | -",
                "\"miroire inversé\"~ | fr",
                "+atelier montagne | fr",
                "+montagne atelier | -",
                "l’été | fr",
                "l'ete | fr",
                "ete | fr",
                "« l’été dernier » | fr",
                "atelier AND carrousel | fr",
                "atelier ET mirror | -",
                "atelier OU mirror | fr en",
                "carrousel NOT atelier | -",
                "slide | en",
                "\"inverted mirrors\" | en",
                "(espejo OR slides) -carousel | und",
                "dont | -",
                "creator | en",
                "miroir SAUF espejo | fr",
                "espejo lena.example | und",
                "a.example | fr",
                "créatrice | fr"
            })
    void search_findsInBothLanguages(String query, String expected) {
        try (PageIndex index = filled(folder)) {
            assertThat(urls(index, query).stream().map(url -> url.substring(url.lastIndexOf('/') + 1)))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.equals("-") ? List.of() : List.of(expected.split(" ")));
        }
    }

    @Test
    void snippet_marksTheWordsFound() {
        try (PageIndex index = filled(folder)) {
            var answer = (SearchAnswer.Pages) index.search("atelier", 10);
            PageReference found = answer.pages().getFirst();
            assertThat(found.title()).isEqualTo("Miroir");
            assertThat(found.readAt()).isEqualTo(READ_AT);
            assertThat(found.snippet().text()).isEqualTo("L’été dernier, j’ai écrit à l’atelier des créatrices.");
            Mark mark = found.snippet().marks().getFirst();
            assertThat(found.snippet().text().substring(mark.start(), mark.end()))
                    .isEqualTo("l’atelier");
        }
    }

    @Test
    void snippet_ofANosnippetPage_isEmpty() {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add(page("https://a.example/", "Titre", "fr", FRENCH, Directive.NOSNIPPET), READ_AT);
            var answer = (SearchAnswer.Pages) index.search("atelier", 10);
            assertThat(answer.pages())
                    .singleElement()
                    .extracting(PageReference::snippet)
                    .isEqualTo(Snippet.EMPTY);
        }
    }

    @Test
    void add_sameAddress_replaces() {
        try (PageIndex index = filled(folder)) {
            index.add(page("https://a.example/fr", "Autre", "fr", "Tout autre chose"), READ_AT);
            assertThat(index.count()).isEqualTo(3);
            assertThat(urls(index, "atelier")).isEmpty();
            assertThat(urls(index, "chose")).containsExactly("https://a.example/fr");
        }
    }

    @Test
    void noindex_isTakenOut() {
        try (PageIndex index = filled(folder)) {
            index.add(page("https://a.example/fr", "Miroir", "fr", FRENCH, Directive.NOINDEX), READ_AT);
            assertThat(index.count()).isEqualTo(2);
        }
    }

    @Test
    void delete_takesOut() {
        try (PageIndex index = filled(folder)) {
            index.delete(new CanonicalUrl("https://b.example/en"));
            assertThat(urls(index, "slides")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | EMPTY",
                "« » | EMPTY",
                "\"miroir | OPEN_QUOTE",
                "(miroir | PARENTHESIS",
                "miroir) | PARENTHESIS",
                "miroir AND | OPERATOR",
                "OR miroir | OPERATOR",
                "NOT miroir | ONLY_NOT",
                "a OR NOT b | ONLY_NOT"
            })
    void brokenQuery_isAValueWithASentence(String query, BrokenQuery.Kind kind) {
        try (PageIndex index = PageIndex.open(folder)) {
            var broken = (SearchAnswer.Broken) index.search(query, 10);
            assertThat(broken.why().kind()).isEqualTo(kind);
            assertThat(broken.why().say(java.util.Locale.FRENCH)).endsWith(".").doesNotContain("{0}");
        }
    }

    @Test
    void open_new_isCreatedThenKept() {
        try (PageIndex index = filled(folder)) {
            assertThat(index.opening()).isEqualTo(PageIndex.Opening.CREATED);
        }
        try (PageIndex index = PageIndex.open(folder)) {
            assertThat(index.opening()).isEqualTo(PageIndex.Opening.KEPT);
            assertThat(index.count()).isEqualTo(3);
        }
    }

    /** The files as a killed process leaves them: with its lock, and without what was not committed. */
    @Test
    void open_afterAKill_keepsWhatWasCommitted(@TempDir Path other) throws IOException {
        try (PageIndex index = filled(folder)) {
            index.commit();
            index.add(page("https://d.example/", "Après", "fr", "pas encore écrit"), READ_AT);
            assertThat(index.count()).isEqualTo(4);
            for (Path file : files(folder)) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        try (PageIndex index = PageIndex.open(other)) {
            assertThat(index.opening()).isEqualTo(PageIndex.Opening.KEPT);
            assertThat(index.count()).isEqualTo(3);
        }
    }

    @Test
    void open_twice_isRefused() {
        try (PageIndex index = filled(folder)) {
            assertThat(index.count()).isEqualTo(3);
            assertThatThrownBy(() -> PageIndex.open(folder)).hasMessageContaining(folder.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments", ".cfs", ".si"})
    void open_damaged_isRecreatedEmpty(String damaged) throws IOException {
        filled(folder).close();
        for (Path file : files(folder)) {
            if (file.getFileName().toString().contains(damaged)) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }
        recreatedEmpty();
    }

    @Test
    void open_withFilesMissing_isRecreatedEmpty() throws IOException {
        filled(folder).close();
        for (Path file : files(folder)) {
            if (file.toString().endsWith(".cfs")) {
                Files.delete(file);
            }
        }
        recreatedEmpty();
    }

    private void recreatedEmpty() {
        try (PageIndex index = PageIndex.open(folder)) {
            assertThat(index.opening()).isEqualTo(PageIndex.Opening.RECREATED);
            assertThat(index.count()).isZero();
            index.add(page("https://a.example/fr", "Miroir", "fr", FRENCH), READ_AT);
            assertThat(urls(index, "miroir")).hasSize(1);
        }
    }

    @Test
    void candidates_findAPartOfTheOriginalInALongPage() {
        try (PageIndex index = PageIndex.open(folder)) {
            for (int i = 0; i < 50; i++) {
                index.add(page("https://bruit.example/" + i, "", "fr", filler(i)), READ_AT);
            }
            index.add(page("https://copie.example/", "", "fr", filler(77) + " " + FRENCH + " " + filler(78)), READ_AT);
            assertThat(index.candidates(original(filler(99) + " " + FRENCH + " " + filler(98)), 3))
                    .first()
                    .isEqualTo(new CanonicalUrl("https://copie.example/"));
            assertThat(index.candidates(original(""), 3)).isEmpty();
        }
    }

    private static String filler(int seed) {
        return String.join(
                " ",
                IntStream.range(0, 60)
                        .mapToObj(i -> "mot" + (seed * 7 + i) % 211)
                        .toList());
    }

    private static Original original(String text) {
        return new Original(
                "a",
                "Titre",
                Optional.empty(),
                new FirstPublished(READ_AT, FirstPublished.Precision.DAY, FirstPublished.Origin.FEED),
                "fr",
                text,
                List.of(),
                List.of(),
                "");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
