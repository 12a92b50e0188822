package vigie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigie.text.Background;
import vigie.text.NormalForm;
import vigie.text.OriginalTexts;
import vigie.text.Recurrence;
import vigie.text.Tokens;

/**
 * Writes the pairs of page and original that other ways of finding copies report, and those that Vigie does, run by hand:
 * a folder with {@code originals/}, {@code pages/} and {@code truth.jsonl}, and a folder for the lists.
 *
 * <p>Each list has a page, a tab and an original a line; {@code src/test/tools/peers/row.py} makes a row of the table of
 * it. Ranked results become pairs at the threshold with the best F1 on these very labels, which flatters them.
 */
final class PeersBench {
    private static final int GRAM_WORDS = 5;
    private static final double CONTAINMENT_MIN = 0.1;
    private static final int WINDOW_WORDS = 80;
    private static final Pattern TRUTH = Pattern.compile("\"page\": \"(.*?)\", \"original\": \"(.*?)\", \"class\"");

    private record Pair(String page, String original) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::page).thenComparing(Pair::original);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, String> originals;
    private final Map<String, String> pages;
    private final Set<Pair> truth;
    private final Path lists;

    private PeersBench(Path folder, Path lists) throws IOException {
        this.originals = read(folder.resolve("originals"));
        this.pages = read(folder.resolve("pages"));
        this.truth = new HashSet<>(Files.readAllLines(folder.resolve("truth.jsonl")).stream()
                .map(TRUTH::matcher)
                .filter(Matcher::find)
                .map(found -> new Pair(found.group(1), found.group(2)))
                .toList());
        this.lists = lists;
    }

    public static void main(String[] arguments) throws IOException {
        PeersBench bench = new PeersBench(Path.of(arguments[0]), Files.createDirectories(Path.of(arguments[1])));
        bench.write("grams", bench.byGrams());
        bench.write("vigie", bench.byVigie());
        try (LikeThis likeThis = new LikeThis(bench.originals)) {
            bench.ranked("like-page", page -> List.of(page), likeThis);
            bench.ranked("like-windows", PeersBench::windows, likeThis);
        }
    }

    /** Pairs where a tenth of the original's distinct grams of five words is in the page. */
    private Set<Pair> byGrams() {
        Map<String, Set<List<Long>>> ofOriginals = new TreeMap<>();
        originals.forEach((name, text) -> ofOriginals.put(name, grams(NormalForm.tokens(text))));
        Set<Pair> pairs = new TreeSet<>();
        pages.forEach((page, text) -> {
            Set<List<Long>> ofPage = grams(NormalForm.tokens(text));
            ofOriginals.forEach((original, grams) -> {
                long shared = grams.stream().filter(ofPage::contains).count();
                if (shared > 0 && shared >= CONTAINMENT_MIN * grams.size()) {
                    pairs.add(new Pair(page, original));
                }
            });
        });
        return pairs;
    }

    private static Set<List<Long>> grams(Tokens tokens) {
        Set<List<Long>> grams = new HashSet<>();
        for (int start = 0; start + GRAM_WORDS <= tokens.count(); start++) {
            grams.add(IntStream.range(start, start + GRAM_WORDS)
                    .mapToObj(tokens::hash)
                    .toList());
        }
        return grams;
    }

    private Set<Pair> byVigie() {
        List<String> names = List.copyOf(originals.keySet());
        List<Tokens> tokens =
                originals.values().stream().map(NormalForm::tokens).toList();
        OriginalTexts texts =
                new OriginalTexts(tokens, Background.shipped().with(tokens));
        Recurrence recurrence = texts.recurrence();
        pages.forEach((page, text) -> recurrence.read(page, NormalForm.tokens(text)));
        OriginalTexts learned = texts.without(recurrence);
        Set<Pair> pairs = new TreeSet<>();
        pages.forEach((page, text) -> learned.sharedWith(NormalForm.tokens(text))
                .forEach(shared -> pairs.add(new Pair(page, names.get(shared.original())))));
        return pairs;
    }

    @FunctionalInterface
    private interface Cutting {
        List<String> of(String page);
    }

    /** The best original of every page, or of every window of it, at the best threshold. */
    private void ranked(String list, Cutting cutting, LikeThis likeThis) throws IOException {
        Map<Pair, Double> scores = new TreeMap<>();
        Set<String> first = new TreeSet<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            double best = 0;
            for (String part : cutting.of(page.getValue())) {
                LikeThis.Answer answer = likeThis.best(part);
                Pair pair = new Pair(page.getKey(), answer.original());
                scores.merge(pair, answer.score(), Math::max);
                if (answer.score() > best) {
                    best = answer.score();
                    first.removeIf(line -> line.startsWith(page.getKey() + "\t"));
                    first.add(pair.page() + "\t" + pair.original());
                }
            }
        }
        write(list, atBestThreshold(scores));
        Files.write(lists.resolve(list + "-first.tsv"), first);
    }

    private Set<Pair> atBestThreshold(Map<Pair, Double> scores) {
        List<Pair> best = scores.keySet().stream()
                .sorted(Comparator.comparing((Pair pair) -> -scores.getOrDefault(pair, 0.0)))
                .toList();
        int bestSize = 0;
        double bestF1 = -1;
        int labelled = 0;
        for (int size = 1; size <= best.size(); size++) {
            labelled += truth.contains(best.get(size - 1)) ? 1 : 0;
            double f1 = 2.0 * labelled / (size + truth.size());
            if (f1 > bestF1) {
                bestF1 = f1;
                bestSize = size;
            }
        }
        return new TreeSet<>(best.subList(0, bestSize));
    }

    private static List<String> windows(String page) {
        Tokens tokens = NormalForm.tokens(page);
        List<String> windows = new ArrayList<>();
        for (int start = 0; start < tokens.count(); start += WINDOW_WORDS / 2) {
            int end = Math.min(tokens.count(), start + WINDOW_WORDS);
            windows.add(tokens.span(start, end).of(page));
        }
        return windows;
    }

    private void write(String list, Set<Pair> pairs) throws IOException {
        Files.write(
                lists.resolve(list + ".tsv"),
                pairs.stream()
                        .map(pair -> pair.page() + "\t" + pair.original())
                        .toList());
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> texts.put(file.getFileName().toString(), content(file)));
        }
        return texts;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
