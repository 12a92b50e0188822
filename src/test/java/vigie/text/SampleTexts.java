package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Made-up texts for benchmarks: walks over real ones that go on at another place where the same word stands, so that words, their
 * frequencies and their neighbors are those of the language. The same number gives the same text.
 */
final class SampleTexts {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final String[] words;
    private final int[] nextOfSame;

    private SampleTexts(String[] words) {
        this.words = words;
        this.nextOfSame = new int[words.length];
        Map<String, int[]> firstAndLast = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            int place = i;
            int[] ends = firstAndLast.computeIfAbsent(words[i], word -> new int[] {place, place});
            nextOfSame[ends[1]] = i;
            nextOfSame[i] = ends[0];
            ends[1] = i;
        }
    }

    /** Reads the text files of a folder. */
    static SampleTexts of(Path folder) {
        List<String> words = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                words.addAll(List.of(Files.readString(file).strip().split("[^\\p{L}\\p{N}]+", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleTexts(words.toArray(String[]::new));
    }

    int wordCount() {
        return words.length;
    }

    static RandomGenerator random(long seed) {
        return FACTORY.create(Shingles.mixed(seed + 1));
    }

    /** Returns so many words of a walk, which jumps after every second word to one of the next two places of the same word. */
    String walk(long seed, int count) {
        RandomGenerator random = random(seed);
        StringBuilder text = new StringBuilder(8 * count);
        int place = random.nextInt(words.length);
        for (int i = 0; i < count; i++) {
            text.append(words[place]).append(' ');
            for (int jumps = random.nextInt(4); jumps > 1; jumps--) {
                place = nextOfSame[place];
            }
            place = (place + 1) % words.length;
        }
        return text.toString();
    }

    /** Returns so many words as they stand somewhere in the real texts. */
    String stretch(long seed, int count) {
        int start = random(seed).nextInt(words.length - count);
        return String.join(" ", Arrays.copyOfRange(words, start, start + count));
    }

    /** Returns a text with a share of its words replaced by others of the language. */
    String substituted(String text, double share, long seed) {
        RandomGenerator random = random(seed);
        String[] changed = text.strip().split(" ", -1);
        for (int i = 0; i < changed.length; i++) {
            if (random.nextDouble() < share) {
                changed[i] = words[random.nextInt(words.length)];
            }
        }
        return String.join(" ", changed);
    }
}
