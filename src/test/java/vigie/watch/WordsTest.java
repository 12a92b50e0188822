package vigie.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.crawl.Reason;

class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Every bundle of the project, whichever package it belongs to. */
    static Stream<Path> frenchBundles() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.endsWith("words_fr.properties")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void bundle_hasTheSameKeysInBothLanguages(Path french) throws IOException {
        Properties english = load(french.resolveSibling("words_en.properties"));
        assertThat(load(french).stringPropertyNames())
                .isEqualTo(english.stringPropertyNames())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void bundle_takesTheSameArgumentsInBothLanguages(Path french) throws IOException {
        Properties english = load(french.resolveSibling("words_en.properties"));
        Properties words = load(french);
        assertThat(words.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(words.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void french_isSetLikePrint(Path french) throws IOException {
        Properties words = load(french);
        assertThat(words.stringPropertyNames()).allSatisfy(key -> {
            String shown = words.getProperty(key).replace("''", "\u0000").replace("'", "");
            assertThat(shown)
                    .as(key)
                    .doesNotContain("\u0000")
                    .doesNotContain("« ")
                    .doesNotContain(" »");
            assertThat(shown).as(key).doesNotContainPattern(" [;:!?]");
        });
    }

    /** Of two lines with one key the last would win, and nobody would see the other again. */
    @Test
    void bundle_saysNothingTwice() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            for (Path file :
                    all.filter(one -> one.toString().endsWith(".properties")).toList()) {
                long written = Files.readString(file)
                        .replaceAll("\\\\\n\\s*", "")
                        .lines()
                        .filter(line -> line.matches("[A-Za-z].*=.*"))
                        .count();
                assertThat(load(file)).as(file.toString()).hasSize(Math.toIntExact(written));
            }
        }
    }

    @Test
    void everyBundle_hasItsOtherLanguage() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            assertThat(all.filter(file -> file.endsWith("words_en.properties"))
                            .map(file -> file.resolveSibling("words_fr.properties")))
                    .allSatisfy(french -> assertThat(french).exists())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.Kind.class)
    void reason_hasWords(Reason.Kind kind) {
        for (Locale language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            String said = Words.of(Words.class, language).say("reason." + kind, "Disallow: /x");
            assertThat(said).isNotBlank().doesNotContain("{");
        }
    }

    @Test
    void say_robotsDisallow_quotesTheRule() {
        assertThat(Words.of(Words.class, Locale.FRENCH).say("reason.ROBOTS_DISALLOW", "3: Disallow: /x"))
                .isEqualTo("le site l’interdit aux robots (robots.txt, ligne 3: Disallow: /x)");
    }

    private static Set<String> arguments(String sentence) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
