package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures translations on labelled texts, run by hand: a folder with {@code originals/}, {@code pages/} and
 * {@code truth.jsonl}. Further folders hold unrelated texts. Originals are split in two halves by their names' hash: what
 * was tuned was tuned on the even half.
 */
final class TranslationBench {
    private static final Pattern TRUTH = Pattern.compile(
            "\"page\": \"(.*?)\", \"original\": \"(.*?)\", \"class\": \"(.*?)\".*?\"pageSpan\": \\[(\\d+), (\\d+)\\]");

    private record Case(String page, String original, String kind, Span inPage) {}

    private record Score(String page, String original, boolean isTrue, String kind, Translated found) {}

    private final List<String> names;
    private final List<Written> originals;
    private final Translations translations;

    private TranslationBench(Path folder) {
        Map<String, String> texts = read(folder);
        this.names = List.copyOf(texts.keySet());
        this.originals = texts.values().stream()
                .map(text -> Written.of(text, Written.UNKNOWN))
                .toList();
        Background background = Background.shipped()
                .with(originals.stream().map(Written::tokens).toList());
        this.translations = new Translations(originals, Lexicon.shipped(), background);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        TranslationBench bench = new TranslationBench(folder.resolve("originals"));
        List<Case> truth = Files.readAllLines(folder.resolve("truth.jsonl")).stream()
                .map(TRUTH::matcher)
                .filter(Matcher::find)
                .map(found -> new Case(found.group(1), found.group(2), found.group(3), span(found)))
                .toList();
        bench.measure(read(folder.resolve("pages")), truth);
        bench.measureParts(read(folder.resolve("pages")), truth);
        for (int i = 1; i < arguments.length; i++) {
            bench.unrelated(Path.of(arguments[i]));
        }
    }

    private static Span span(Matcher found) {
        return new Span(Integer.parseInt(found.group(4)), Integer.parseInt(found.group(5)));
    }

    /** Finds parts of so many words, from the middle of each translation, between two halves of another page. */
    private void measureParts(Map<String, String> pages, List<Case> truth) {
        String carrier = pages.values().stream().findFirst().orElse("");
        for (int words : new int[] {120, 200, 300, 500}) {
            int found = 0;
            int cases = 0;
            for (Case one : truth) {
                if (one.kind().startsWith("translated")) {
                    String[] planted =
                            one.inPage().of(pages.getOrDefault(one.page(), "")).split("(?<=\\s)");
                    if (planted.length >= words) {
                        int from = (planted.length - words) / 2;
                        String part = String.join("", Arrays.copyOfRange(planted, from, from + words));
                        Written page = new Written(carrier + part, NormalForm.tokens(carrier + part), language(one));
                        cases++;
                        found += translations.in(page).stream()
                                        .anyMatch(each ->
                                                names.get(each.original()).equals(one.original()))
                                ? 1
                                : 0;
                    }
                }
            }
            System.out.printf("parts of %d words: %d of %d found%n", words, found, cases);
        }
    }

    /** The page is in the language that its original is not in. */
    private String language(Case one) {
        return originals.get(names.indexOf(one.original())).language().equals("fr") ? "en" : "fr";
    }

    private void measure(Map<String, String> pages, List<Case> truth) {
        List<Score> scores = new ArrayList<>();
        int opened = 0;
        int clean = 0;
        int cleanOpened = 0;
        long nanos = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Written written = Written.of(page.getValue(), Written.UNKNOWN);
            long start = cpuNanos();
            List<Translated> found = translations.measured(written);
            nanos += cpuNanos() - start;
            boolean isClean = truth.stream()
                    .noneMatch(one ->
                            one.page().equals(page.getKey()) && one.kind().startsWith("translated"));
            opened += found.isEmpty() ? 0 : 1;
            clean += isClean ? 1 : 0;
            cleanOpened += isClean && !found.isEmpty() ? 1 : 0;
            found.forEach(one -> scores.add(score(page.getKey(), one, truth)));
        }
        System.out.printf(
                "%d pages, %d pass the gate; of %d without a translation %d; %.3f ms a page%n",
                pages.size(), opened, clean, cleanOpened, nanos / 1e6 / pages.size());
        printRecall(scores, truth, pages.size());
    }

    private Score score(String page, Translated found, List<Case> truth) {
        String original = names.get(found.original());
        List<Case> cases = truth.stream()
                .filter(one -> one.page().equals(page) && one.original().equals(original))
                .toList();
        return new Score(
                page,
                original,
                !cases.isEmpty(),
                cases.isEmpty() ? "" : cases.getFirst().kind(),
                found);
    }

    private void printRecall(List<Score> scores, List<Case> truth, int pages) {
        Map<String, Double> worst = new TreeMap<>();
        scores.stream()
                .filter(score -> !score.isTrue() && score.found().passages().size() >= 2)
                .forEach(score -> worst.merge(score.page(), score.found().bits(), Math::max));
        List<Double> falseBits =
                worst.values().stream().sorted(Comparator.reverseOrder()).toList();
        System.out.println("highest false: "
                + falseBits.stream().limit(20).map(Double::intValue).toList());
        scores.stream()
                .filter(score -> !score.isTrue())
                .sorted(Comparator.comparingDouble(
                        (Score score) -> -score.found().bits()))
                .limit(12)
                .forEach(score -> System.out.printf(
                        "  false %s %s %.0f chunks %d%n",
                        score.page(),
                        score.original(),
                        score.found().bits(),
                        score.found().passages().size()));
        double onePercent = falseBits.size() <= pages / 100 ? 0 : falseBits.get(pages / 100);
        for (String kind : List.of("translated_human", "translated_mt")) {
            for (int half = 0; half < 2; half++) {
                int side = half;
                List<Case> cases = truth.stream()
                        .filter(one -> one.kind().equals(kind))
                        .filter(one -> Math.floorMod(one.original().hashCode(), 2) == side)
                        .toList();
                List<Double> bits =
                        cases.stream().map(one -> bits(scores, one)).sorted().toList();
                long first = cases.stream().filter(one -> isFirst(scores, one)).count();
                System.out.printf(
                        "%s half %d: %d cases, first %d, above 1%% (%.0f bits) %d, above highest %d, lowest %s%n",
                        kind,
                        half,
                        cases.size(),
                        first,
                        onePercent,
                        bits.stream().filter(one -> one > onePercent).count(),
                        bits.stream()
                                .filter(one -> falseBits.isEmpty() || one > falseBits.getFirst())
                                .count(),
                        bits.stream().limit(8).map(Double::intValue).toList());
            }
        }
    }

    private static double bits(List<Score> scores, Case one) {
        return scores.stream()
                .filter(score ->
                        score.page().equals(one.page()) && score.original().equals(one.original()))
                .filter(score -> score.found().passages().size() >= 2)
                .mapToDouble(score -> score.found().bits())
                .max()
                .orElse(0);
    }

    private static boolean isFirst(List<Score> scores, Case one) {
        return scores.stream()
                .filter(score -> score.page().equals(one.page()))
                .max(Comparator.comparingDouble(score -> score.found().bits()))
                .filter(score -> score.original().equals(one.original()))
                .isPresent();
    }

    private void unrelated(Path folder) {
        int opened = 0;
        int found = 0;
        long nanos = 0;
        Map<String, String> texts = read(folder);
        for (String text : texts.values()) {
            Written written = Written.of(text, Written.UNKNOWN);
            long start = cpuNanos();
            opened += translations.measured(written).isEmpty() ? 0 : 1;
            nanos += cpuNanos() - start;
            found += translations.in(written).size();
        }
        System.out.printf(
                "%s: %d pages, %d pass the gate, %d found, %.3f ms a page%n",
                folder, texts.size(), opened, found, nanos / 1e6 / texts.size());
    }

    /** Returns the processor time of this thread, which other work on the machine does not lengthen. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static Map<String, String> read(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
