package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures detection and passages on labelled texts, run by hand: a folder with {@code originals/}, {@code pages/} and
 * {@code truth.jsonl}; further folders hold unrelated texts that must give nothing.
 *
 * <p>Passages are measured as in the PAN competitions: recall and precision over characters of both sides, macro
 * averaged, granularity, and plagdet (Potthast, Stein, Barrón-Cedeño, Rosso, COLING 2010).
 */
final class AlignmentBench {
    private static final Pattern TRUTH = Pattern.compile(
            "\"page\": \"(.*?)\", \"original\": \"(.*?)\", \"class\": \"(.*?)\".*?\"pageSpan\": \\[(\\d+), (\\d+)\\], "
                    + "\"originalSpan\": \\[(\\d+), (\\d+)\\]");

    private record Case(String page, String original, String kind, Span inPage, Span inOriginal) {}

    private record Detection(String page, String original, Passage passage) {}

    private final Map<String, String> originals;
    private final List<String> names;
    private OriginalTexts texts;

    private AlignmentBench(Path folder) {
        this.originals = read(folder.resolve("originals"));
        this.names = List.copyOf(originals.keySet());
        NumberedTexts numbered = NumberedTexts.of(List.copyOf(originals.values()));
        this.texts = new OriginalTexts(numbered, Background.shipped().with(numbered.sample(names.size())));
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        AlignmentBench bench = new AlignmentBench(folder);
        List<Case> truth = Files.readAllLines(folder.resolve("truth.jsonl")).stream()
                .map(TRUTH::matcher)
                .filter(Matcher::find)
                .map(AlignmentBench::labelled)
                .toList();
        Map<String, String> pages = read(folder.resolve("pages"));
        bench.learn(pages);
        List<Detection> detections = bench.detections(pages);
        bench.printDetection(truth, detections);
        bench.printUnlabelled(truth, detections, pages);
        printPassages(
                truth.stream()
                        .filter(one -> !one.kind().startsWith("translated"))
                        .toList(),
                detections);
        for (int i = 1; i < arguments.length; i++) {
            bench.printUnrelated(Path.of(arguments[i]));
        }
    }

    private static Case labelled(Matcher matcher) {
        return new Case(matcher.group(1), matcher.group(2), matcher.group(3), span(matcher, 4), span(matcher, 6));
    }

    private static Span span(Matcher matcher, int group) {
        return new Span(Integer.parseInt(matcher.group(group)), Integer.parseInt(matcher.group(group + 1)));
    }

    private void learn(Map<String, String> pages) {
        Recurrence recurrence = texts.recurrence();
        pages.forEach((name, text) -> recurrence.read(name, NormalForm.tokens(text)));
        texts = texts.without(recurrence);
    }

    private List<Detection> detections(Map<String, String> pages) {
        List<Detection> detections = new ArrayList<>();
        long words = 0;
        long start = System.nanoTime();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Tokens tokens = NormalForm.tokens(page.getValue());
            words += tokens.count();
            for (SharedText shared : texts.sharedWith(tokens)) {
                for (Passage passage : shared.passages()) {
                    detections.add(new Detection(page.getKey(), names.get(shared.original()), passage));
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d pages, %d words, %.0f words/s%n", pages.size(), words, words / seconds);
        return detections;
    }

    private void printDetection(List<Case> truth, List<Detection> detections) {
        Map<String, int[]> found = new TreeMap<>();
        for (Case one : truth) {
            int[] counts = found.computeIfAbsent(one.kind(), kind -> new int[2]);
            counts[1]++;
            if (detections.stream().anyMatch(detection -> isSamePair(one, detection))) {
                counts[0]++;
            } else if (!one.kind().startsWith("translated")) {
                System.out.println("missed " + one);
            }
        }
        found.forEach((kind, counts) ->
                System.out.printf("%-18s %d/%d %.3f%n", kind, counts[0], counts[1], (double) counts[0] / counts[1]));
    }

    private void printUnlabelled(List<Case> truth, List<Detection> detections, Map<String, String> pages) {
        int unlabelled = 0;
        for (Detection detection : detections) {
            if (truth.stream().noneMatch(one -> isSamePair(one, detection))) {
                unlabelled++;
                print(detection, pages.getOrDefault(detection.page(), ""));
            }
        }
        System.out.println("unlabelled passages: " + unlabelled);
    }

    private void print(Detection detection, String page) {
        Passage passage = detection.passage();
        System.out.printf(
                "unlabelled %s %s %s %d words %.0f bits%n   P: %s%n   O: %s%n",
                detection.page(),
                detection.original(),
                passage.level(),
                passage.words(),
                passage.bits(),
                oneLine(passage.candidate().of(page)),
                oneLine(passage.original().of(originals.getOrDefault(detection.original(), ""))));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 400 ? line.substring(0, 400) + "…" : line;
    }

    private static boolean isSamePair(Case one, Detection detection) {
        return one.page().equals(detection.page()) && one.original().equals(detection.original());
    }

    private static void printPassages(List<Case> truth, List<Detection> detections) {
        Map<String, List<Case>> byKind = new TreeMap<>();
        truth.forEach(one ->
                byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
        byKind.put("all", truth);
        byKind.forEach((kind, cases) -> {
            List<Detection> labelled = detections.stream()
                    .filter(detection -> cases.stream().anyMatch(one -> isSamePair(one, detection)))
                    .toList();
            double recall = cases.stream()
                    .mapToDouble(one -> covered(one, labelled))
                    .average()
                    .orElse(0);
            double precision = labelled.stream()
                    .mapToDouble(detection -> justified(detection, cases))
                    .average()
                    .orElse(0);
            double granularity = cases.stream()
                    .mapToLong(one -> labelled.stream()
                            .filter(detection -> touches(one, detection))
                            .count())
                    .filter(count -> count > 0)
                    .average()
                    .orElse(1);
            double f = 2 * recall * precision / (recall + precision);
            double plagdet = f / (Math.log(1 + granularity) / Math.log(2));
            System.out.printf(
                    "passages %-18s recall %.4f precision %.4f granularity %.3f plagdet %.4f%n",
                    kind, recall, precision, granularity, plagdet);
        });
    }

    private static boolean touches(Case one, Detection detection) {
        return isSamePair(one, detection)
                && one.inPage().overlaps(detection.passage().candidate())
                && one.inOriginal().overlaps(detection.passage().original());
    }

    private static double covered(Case one, List<Detection> detections) {
        List<Detection> touching =
                detections.stream().filter(detection -> touches(one, detection)).toList();
        int covered = common(
                        one.inPage(),
                        touching.stream()
                                .map(found -> found.passage().candidate())
                                .toList())
                + common(
                        one.inOriginal(),
                        touching.stream()
                                .map(found -> found.passage().original())
                                .toList());
        return (double) covered / (one.inPage().length() + one.inOriginal().length());
    }

    private static double justified(Detection detection, List<Case> cases) {
        List<Case> touching =
                cases.stream().filter(one -> touches(one, detection)).toList();
        Passage passage = detection.passage();
        int covered =
                common(passage.candidate(), touching.stream().map(Case::inPage).toList())
                        + common(
                                passage.original(),
                                touching.stream().map(Case::inOriginal).toList());
        return (double) covered
                / (passage.candidate().length() + passage.original().length());
    }

    private static int common(Span span, List<Span> others) {
        BitSet units = new BitSet();
        others.forEach(other -> units.set(other.start(), other.end()));
        return units.get(span.start(), span.end()).cardinality();
    }

    private void printUnrelated(Path folder) {
        Map<String, String> pages = read(folder);
        List<Detection> detections = detections(pages);
        detections.forEach(detection -> print(detection, pages.getOrDefault(detection.page(), "")));
        System.out.println("unrelated passages in " + folder + ": " + detections.size());
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
