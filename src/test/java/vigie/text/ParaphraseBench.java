package vigie.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures paraphrases on labelled texts, run by hand: a folder with {@code originals/}, {@code pages/} and
 * {@code truth.jsonl}. For each class: found by this channel, found by word-for-word comparison, and found by this one alone.
 */
final class ParaphraseBench {
    private static final Pattern TRUTH =
            Pattern.compile("\"page\": \"(.*?)\", \"original\": \"(.*?)\", \"class\": \"(.*?)\"");

    private record Found(String page, String original, Reworded reworded, double best) {}

    private ParaphraseBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Map<String, String> texts = TranslationBench.read(folder.resolve("originals"));
        List<String> names = List.copyOf(texts.keySet());
        List<Written> originals = texts.values().stream()
                .map(text -> Written.of(text, Written.UNKNOWN))
                .toList();
        List<Tokens> tokens = originals.stream().map(Written::tokens).toList();
        Background background = Background.shipped().with(tokens);
        Paraphrases paraphrases = new Paraphrases(originals, background);
        OriginalTexts verbatim = new OriginalTexts(NumberedTexts.of(List.copyOf(texts.values())), background);
        Map<String, Map<String, String>> truth = truth(folder);
        Set<String> copied = new HashSet<>();
        List<Found> found = new ArrayList<>();
        int opened = 0;
        int cleanOpened = 0;
        int clean = 0;
        long nanos = 0;
        Map<String, String> pages = TranslationBench.read(folder.resolve("pages"));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Written written = Written.of(page.getValue(), Written.UNKNOWN);
            verbatim.sharedWith(written.tokens())
                    .forEach(shared -> copied.add(page.getKey() + names.get(shared.original())));
            long start = TranslationBench.cpuNanos();
            List<Reworded> measured = paraphrases.measured(written);
            nanos += TranslationBench.cpuNanos() - start;
            boolean isClean = !truth.containsKey(page.getKey());
            opened += measured.isEmpty() ? 0 : 1;
            clean += isClean ? 1 : 0;
            cleanOpened += isClean && !measured.isEmpty() ? 1 : 0;
            measured.forEach(one -> found.add(new Found(page.getKey(), names.get(one.original()), one, bits(one))));
        }
        System.out.printf(
                "%d pages, %d pass the gate; of %d clean ones %d; %.3f ms a page%n",
                pages.size(), opened, clean, cleanOpened, nanos / 1e6 / pages.size());
        print(found, truth, copied);
        for (int percent = 10; percent <= 50; percent += 10) {
            printReplaced(percent, truth, pages, names, paraphrases, verbatim);
        }
        for (int i = 1; i < arguments.length; i++) {
            printUnrelated(Path.of(arguments[i]), paraphrases);
        }
    }

    /** What both channels still find when so many words of each page are replaced by other words of the same page. */
    private static void printReplaced(
            int percent,
            Map<String, Map<String, String>> truth,
            Map<String, String> pages,
            List<String> names,
            Paraphrases paraphrases,
            OriginalTexts verbatim) {
        SplittableRandom random = new SplittableRandom(percent);
        Map<String, int[]> classes = new TreeMap<>();
        truth.forEach((page, labels) -> labels.forEach((original, kind) -> {
            if (kind.equals("backtranslated") || kind.startsWith("synonym")) {
                Written replaced = Written.of(replaced(pages.getOrDefault(page, ""), percent, random), "und");
                boolean there = verbatim.sharedWith(replaced.tokens()).stream()
                        .anyMatch(shared -> names.get(shared.original()).equals(original));
                boolean here = paraphrases.in(replaced).stream()
                        .anyMatch(one -> names.get(one.original()).equals(original));
                int[] counts = classes.computeIfAbsent(kind, fresh -> new int[4]);
                counts[0]++;
                counts[1] += here ? 1 : 0;
                counts[2] += there ? 1 : 0;
                counts[3] += here && !there ? 1 : 0;
            }
        }));
        classes.forEach((kind, counts) -> System.out.printf(
                "%d %% replaced, %s %d: here %d, word for word %d, here alone %d%n",
                percent, kind, counts[0], counts[1], counts[2], counts[3]));
    }

    private static String replaced(String text, int percent, SplittableRandom random) {
        String[] words = text.split("(?<=\\s)");
        String[] replaced = words.clone();
        for (int i = 0; i < words.length; i++) {
            if (random.nextInt(100) < percent && Character.isLetter(words[i].charAt(0))) {
                replaced[i] = words[random.nextInt(words.length)];
            }
        }
        return String.join("", replaced);
    }

    private static void printUnrelated(Path folder, Paraphrases paraphrases) {
        int opened = 0;
        int found = 0;
        long nanos = 0;
        Map<String, String> texts = TranslationBench.read(folder);
        for (String text : texts.values()) {
            Written written = Written.of(text, Written.UNKNOWN);
            long start = TranslationBench.cpuNanos();
            opened += paraphrases.measured(written).isEmpty() ? 0 : 1;
            nanos += TranslationBench.cpuNanos() - start;
            found += paraphrases.in(written).size();
        }
        System.out.printf(
                "%s: %d pages, %d pass the gate, %d found, %.3f ms a page%n",
                folder, texts.size(), opened, found, nanos / 1e6 / texts.size());
    }

    private static Map<String, Map<String, String>> truth(Path folder) throws IOException {
        Map<String, Map<String, String>> truth = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            Matcher matcher = TRUTH.matcher(line);
            if (matcher.find()) {
                truth.computeIfAbsent(matcher.group(1), fresh -> new TreeMap<>())
                        .put(matcher.group(2), matcher.group(3));
            }
        }
        return truth;
    }

    private static double bits(Reworded reworded) {
        return reworded.passages().stream().mapToDouble(Passage::bits).max().orElse(0);
    }

    private static void print(List<Found> found, Map<String, Map<String, String>> truth, Set<String> copied) {
        List<Found> unlabelled = found.stream()
                .filter(one -> !truth.getOrDefault(one.page(), Map.of()).containsKey(one.original()))
                .filter(one -> !copied.contains(one.page() + one.original()) && one.best() > 0)
                .sorted(Comparator.comparingDouble(Found::best).reversed())
                .toList();
        for (double bits : new double[] {40, 60, 80}) {
            Map<String, int[]> classes = new TreeMap<>();
            truth.forEach((page, labels) -> labels.forEach((original, kind) -> {
                int[] counts = classes.computeIfAbsent(kind, fresh -> new int[4]);
                boolean here = found.stream()
                        .anyMatch(one ->
                                one.page().equals(page) && one.original().equals(original) && one.best() >= bits);
                boolean there = copied.contains(page + original);
                counts[0]++;
                counts[1] += here ? 1 : 0;
                counts[2] += there ? 1 : 0;
                counts[3] += here && !there ? 1 : 0;
            }));
            System.out.printf(
                    "bits %.0f: unlabelled pairs %d on %d pages%n",
                    bits,
                    unlabelled.stream().filter(one -> one.best() >= bits).count(),
                    unlabelled.stream()
                            .filter(one -> one.best() >= bits)
                            .map(Found::page)
                            .distinct()
                            .count());
            classes.forEach((kind, counts) -> System.out.printf(
                    "  %s %d: here %d, word for word %d, here alone %d%n",
                    kind, counts[0], counts[1], counts[2], counts[3]));
        }
        unlabelled.stream()
                .limit(15)
                .forEach(one -> System.out.printf(
                        "  unlabelled %s %s %.0f bits, %s%n",
                        one.page(),
                        one.original(),
                        one.best(),
                        one.reworded().passages().getFirst()));
    }
}
