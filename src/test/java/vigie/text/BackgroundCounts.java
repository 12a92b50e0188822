package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a list of the shipped background from a folder of text files, run by hand: prints the number of stretches, then
 * each word with the number of stretches that hold it, most frequent first.
 */
final class BackgroundCounts {
    /** Rarer words are not told from unknown ones. */
    private static final int HOLDING_MIN = 4;

    private BackgroundCounts() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Integer> holding = new TreeMap<>();
        int stretches = 0;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Tokens tokens = NormalForm.tokens(read(file));
                for (int start = 0;
                        start + Background.STRETCH_WORDS <= tokens.count();
                        start += Background.STRETCH_WORDS) {
                    words(tokens, start).forEach(word -> holding.merge(word, 1, Integer::sum));
                    stretches++;
                }
            }
        }
        System.out.println(stretches);
        List<Map.Entry<String, Integer>> counted = holding.entrySet().stream()
                .filter(entry -> entry.getValue() >= HOLDING_MIN)
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        counted.forEach(entry -> System.out.println(entry.getKey() + "\t" + entry.getValue()));
    }

    private static Set<String> words(Tokens tokens, int start) {
        Set<String> words = new HashSet<>();
        for (int token = start; token < start + Background.STRETCH_WORDS; token++) {
            words.add(tokens.word(token));
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
