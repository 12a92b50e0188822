package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how often runs of confidential texts are found in pages about something else, and what unrelated pages raise.
 * Run by hand: a folder of texts that serve as briefs, then folders of unrelated texts.
 */
final class LeakBench {
    private static final int RUNS_EACH = 2_000;
    private static final int CARRIER_WORDS = 400;
    /** Of each unrelated text this much, in UTF-16 units, serves as a carrier; alarms are counted over all of it. */
    private static final int CARRIER_LENGTH = 60_000;

    private static final SipHash KEY = new SipHash(new byte[SipHash.KEY_BYTES]);

    private final RandomGenerator random = new Random(20_261_124);
    private final Background background = Background.shipped();
    private final List<String[]> briefs;
    private final List<String[]> carriers;
    private final List<List<KeyedFingerprint>> fingerprints = new ArrayList<>();
    private final LeakIndex index;

    private LeakBench(List<String> briefs, List<Path> unrelated) {
        List<Tokens> tokens = briefs.stream().map(NormalForm::tokens).toList();
        CommonGrams common = CommonGrams.of(List.of(), tokens);
        tokens.forEach(text -> fingerprints.add(
                KeyedFingerprints.of(new KeyedFingerprints.BlockText(text, List.of()), KEY, background, common)));
        this.index = new LeakIndex(
                fingerprints.stream()
                        .map(kept -> new LeakIndex.Brief(KEY, kept))
                        .toList(),
                background,
                common);
        this.briefs = words(briefs);
        this.carriers = words(unrelated.stream().map(LeakBench::beginning).toList()).stream()
                .filter(text -> text.length >= CARRIER_WORDS)
                .toList();
    }

    public static void main(String[] arguments) {
        List<List<Path>> folders =
                Stream.of(arguments).map(Path::of).map(LeakBench::files).toList();
        List<Path> unrelated = folders.stream().skip(1).flatMap(List::stream).toList();
        LeakBench bench =
                new LeakBench(folders.getFirst().stream().map(LeakBench::read).toList(), unrelated);
        bench.printSize();
        for (int length : new int[] {17, 20, 25, 30, 40}) {
            System.out.printf(
                    "%d words: exact %.4f, 1 changed %.4f, 2 changed %.4f%n",
                    length, bench.recall(length, 0), bench.recall(length, 1), bench.recall(length, 2));
        }
        bench.printFalseAlarms(unrelated);
    }

    private void printSize() {
        long words = briefs.stream().mapToLong(text -> text.length).sum();
        long kept = fingerprints.stream().mapToLong(List::size).sum();
        System.out.printf(
                "%d briefs, %d words, %d fingerprints: %.1f words each, %.0f bytes a brief%n",
                briefs.size(), words, kept, (double) words / kept, 8.0 * kept / briefs.size());
    }

    /** Returns the share of runs found in the brief they came from, at the place where they were planted. */
    private double recall(int length, int changed) {
        int found = 0;
        for (int run = 0; run < RUNS_EACH; run++) {
            int brief = random.nextInt(briefs.size());
            String[] text = briefs.get(brief);
            int start = random.nextInt(Math.max(1, text.length - length));
            List<String> planted = new ArrayList<>(List.of(text).subList(start, Math.min(text.length, start + length)));
            random.ints(0, planted.size())
                    .distinct()
                    .limit(changed)
                    .forEach(place -> planted.set(place, "changed" + place));
            found += isFound(brief, planted) ? 1 : 0;
        }
        return (double) found / RUNS_EACH;
    }

    private boolean isFound(int brief, List<String> planted) {
        String[] carrier = carriers.get(random.nextInt(carriers.size()));
        int start = random.nextInt(carrier.length - CARRIER_WORDS + 1);
        List<String> page = new ArrayList<>(List.of(carrier).subList(start, start + CARRIER_WORDS));
        page.addAll(CARRIER_WORDS / 2, planted);
        return index.in(NormalForm.tokens(String.join(" ", page))).stream().anyMatch(leaked -> leaked.brief() == brief);
    }

    private void printFalseAlarms(List<Path> unrelated) {
        long words = 0;
        int alarms = 0;
        long nanos = 0;
        for (Path file : unrelated) {
            String text = read(file);
            Tokens page = NormalForm.tokens(text);
            words += page.count();
            long began = System.nanoTime();
            List<LeakedText> found = index.in(page);
            nanos += System.nanoTime() - began;
            alarms += found.size();
            found.forEach(leaked -> System.out.println("  " + leaked.brief() + ": "
                    + leaked.passages().getFirst().page().of(text)));
        }
        System.out.printf(
                "%d false alarms in %d words of %d texts, %.0f words/s%n",
                alarms, words, unrelated.size(), words / (nanos / 1e9));
    }

    private static List<String[]> words(List<String> texts) {
        return texts.stream()
                .map(NormalForm::tokens)
                .map(text ->
                        IntStream.range(0, text.count()).mapToObj(text::word).toArray(String[]::new))
                .filter(text -> text.length > 0)
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String beginning(Path file) {
        String text = read(file);
        return text.substring(0, Math.min(text.length(), CARRIER_LENGTH));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
