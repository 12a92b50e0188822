package vigie.originals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import vigie.text.Background;
import vigie.text.StopWords;

/** Writes posts that mean nothing, of real French or English words as common as they are, with the typography of each language. */
final class MadeUpProse {
    private static final Map<String, List<String>> CARRYING = Map.of(
            "fr",
                    List.of(
                            "le", "la", "les", "de", "un", "une", "des", "et", "dans", "pour", "que", "qui", "sur",
                            "avec"),
            "en",
                    List.of(
                            "the", "a", "of", "to", "and", "in", "for", "that", "with", "on", "is", "this", "by",
                            "from"));

    private static final int TOPIC_WORDS = 70;
    private static final double TOPIC_SHARE = 0.75;
    private static final String CONSONANTS = "bcdfglmnprstvz";
    private static final String VOWELS = "aeiou";

    private final Random random;
    private final String language;
    private final List<String> vocabulary;
    private final List<String> topic = new ArrayList<>();

    /**
     * Chooses what a text is about.
     *
     * @param vocabulary of the language, as {@link #vocabulary} gives it
     */
    MadeUpProse(Random random, String language, List<String> vocabulary) {
        this.random = random;
        this.language = language;
        this.vocabulary = vocabulary;
        for (int i = 0; i < TOPIC_WORDS; i++) {
            // a third of the words are plain, as in posts
            boolean plain = random.nextInt(3) == 0;
            int rank = plain ? random.nextInt(1_500) : 1_500 + random.nextInt(vocabulary.size() - 1_500);
            topic.add(vocabulary.get(rank));
        }
        for (int i = 0; i < 3; i++) {
            topic.add(name(random));
        }
    }

    /** Returns a made-up name, capitalized. */
    static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int syllable = 0; syllable < 3; syllable++) {
            name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            name.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Returns another text about the same. */
    String text(int words) {
        StringBuilder text = new StringBuilder();
        int written = 0;
        while (written < words) {
            int length = 6 + random.nextInt(14);
            text.append(sentence(length)).append(random.nextInt(4) == 0 ? "\n\n" : " ");
            written += length;
        }
        return text.toString().strip();
    }

    private String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            boolean carrying = i % 2 == 0 && random.nextInt(10) < 8;
            List<String> carriers = Objects.requireNonNull(CARRYING.get(language));
            String word = carrying ? carriers.get(random.nextInt(carriers.size())) : matter();
            if (!carrying && language.equals("fr") && VOWELS.indexOf(word.charAt(0)) >= 0) {
                word = (random.nextBoolean() ? "l’" : "d’") + word;
            }
            sentence.append(i == 0 ? "" : " ")
                    .append(i == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
            sentence.append(i > 2 && i < words - 1 && random.nextInt(9) == 0 ? "," : "");
        }
        return sentence.append(random.nextInt(6) > 0 ? "." : language.equals("fr") ? "\u202F?" : "?")
                .toString();
    }

    private String matter() {
        String word = random.nextDouble() < TOPIC_SHARE
                ? topic.get(random.nextInt(topic.size()))
                : vocabulary.get(random.nextInt(vocabulary.size()));
        // accents are not in the counts; give some back
        return language.equals("fr") && word.endsWith("ee") ? word.substring(0, word.length() - 2) + "ée" : word;
    }

    /** Returns the words of a language that tell something, the commonest first. */
    static List<String> vocabulary(String language) {
        String name = "background_" + language + ".tsv";
        try (InputStream bytes = Objects.requireNonNull(Background.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1)[0])
                    .filter(word -> word.matches("[a-z]{4,}"))
                    .filter(word -> !StopWords.contains(word, language))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
