package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.finding.Label;
import vigie.finding.Scope;
import vigie.finding.State;
import vigie.finding.Verdict;
import vigie.image.Orientation;
import vigie.watch.FirstPublished;

class WordsTest {
    private static final Path BUNDLES = Path.of("src/main/resources/vigie/web");
    private static final Pattern WHOLE_KEY = Pattern.compile("say\\(\"([^\"]+)\"[,)]");

    private static Properties bundle(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve("words_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void languages_haveTheSameKeysAndAsManyArguments() throws IOException {
        Properties french = bundle("fr");
        Properties english = bundle("en");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : french.stringPropertyNames()) {
            assertThat(arguments(french.getProperty(key), Locale.FRENCH))
                    .as(key)
                    .isEqualTo(arguments(english.getProperty(key), Locale.ENGLISH));
        }
    }

    private static int arguments(String pattern, Locale language) {
        return new MessageFormat(pattern, language).getFormatsByArgumentIndex().length;
    }

    @Test
    void everyKeySaidInATemplateOrClass_exists() throws IOException {
        Properties words = bundle("fr");
        for (String folder : List.of("src/main/jte", "src/main/java/vigie/web")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(words.stringPropertyNames()).as(file.toString()).containsAll(keysIn(file));
                }
            }
        }
    }

    private static List<String> keysIn(Path file) throws IOException {
        return WHOLE_KEY
                .matcher(Files.readString(file))
                .results()
                .map(said -> said.group(1))
                .toList();
    }

    @Test
    void everyValueShownByName_hasWords() throws IOException {
        Properties words = bundle("fr");
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            assertThat(words).containsKeys("refusal." + kind + ".title", "refusal." + kind + ".next");
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(words).containsKeys("verdict." + verdict.label(), "verdict." + verdict.label() + ".means");
        }
        for (Shelf shelf : Shelf.values()) {
            assertThat(words).containsKeys("shelf." + shelf.label(), "cases.empty." + shelf.label());
        }
        contains(words, "label.", Label.values());
        contains(words, "state.", State.values());
        contains(words, "section.", Section.values());
        contains(words, "orientation.", Orientation.values());
        contains(words, "origin.", FirstPublished.Origin.values());
        for (Scope scope : Scope.values()) {
            assertThat(words).containsKey("scope." + Preset.name(scope));
        }
    }

    private static void contains(Properties words, String prefix, Enum<?>[] values) {
        for (Enum<?> value : values) {
            assertThat(words).containsKey(prefix + value.name());
        }
    }

    @Test
    void french_hasRealApostrophesAndNoBreakSpaces() throws IOException {
        for (Object words : bundle("fr").values()) {
            assertThat(words.toString()).doesNotContain("'").doesNotContain(" ?", " !", " ;", " :", "« ", " »");
        }
    }
}
