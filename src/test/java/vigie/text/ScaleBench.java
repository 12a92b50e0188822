package vigie.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Measures the index of originals at 1,000 to 1,000,000 of them, run by hand: a folder of texts, a folder of other texts, a
 * folder for the index and how many originals.
 *
 * <p>Originals are walks of 122 words over the texts, pages are stretches of 700 words of the others as they stand; for recall
 * an original with some words replaced is put into one. Prints tab-separated values; times are this thread's processor
 * time, wall time beside it.
 */
final class ScaleBench {
    private static final int ORIGINAL_WORDS = 122;
    private static final int PAGE_WORDS = 700;
    private static final int PAGES = 1_000;
    private static final int COPIES = 500;

    private final SampleTexts walked;
    private final SampleTexts unrelated;
    private final Path folder;
    private final Map<Integer, String> candidates = new HashMap<>();

    private ScaleBench(Path texts, Path pages, Path folder) {
        this.walked = SampleTexts.of(texts);
        this.unrelated = SampleTexts.of(pages);
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        ScaleBench bench = new ScaleBench(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        for (int i = 3; i < arguments.length; i++) {
            bench.measure(Integer.parseInt(arguments[i]));
        }
    }

    private static void print(int originals, String what, double value, Time time) {
        System.out.printf(
                Locale.ROOT,
                "%d\t%s\t%.4f\tcpu %.3f s\twall %.3f s%n",
                originals,
                what,
                value,
                time.cpu(),
                time.wall());
    }

    private void measure(int count) {
        NumberedTexts originals = new NumberedTexts(IntStream.range(0, count).toArray(), this::original);
        Path kept = folder.resolve("originals-" + count);
        FingerprintFolder building = FingerprintFolder.open(kept);
        Time build = Time.of(() -> building.update(originals));
        print(count, "bytes an original", (double) building.size() / count, build);
        List<FingerprintFolder> opened = new ArrayList<>();
        Time load = Time.of(() -> opened.add(FingerprintFolder.open(kept)));
        print(count, "load, s", load.wall(), load);
        FingerprintIndex index = opened.getFirst().update(originals);
        Background background = Background.shipped().with(originals.sample(20_000));
        List<String> pages = pages(page -> unrelated.stretch(page, PAGE_WORDS));
        candidates.clear();
        for (String page : pages) {
            for (int number : index.candidates(new ShingledPage(NormalForm.tokens(page), background))) {
                candidates.put(number, walked.walk(number, ORIGINAL_WORDS));
            }
        }
        for (int round = 0; round < 3; round++) {
            measureLookups(count, index, pages);
            measurePages(count, new OriginalTexts(originals, index, background), pages);
            measureParts(count, index, background, pages);
        }
        candidates.clear();
        measureRecall(count, originals, index, background);
    }

    /** Walking takes longer than aligning: what is asked for while pages are measured is asked for before, and kept. */
    private String original(int number) {
        return Objects.requireNonNullElseGet(candidates.get(number), () -> walked.walk(number, ORIGINAL_WORDS));
    }

    private static List<String> pages(IntFunction<String> page) {
        return IntStream.range(0, PAGES).mapToObj(page).toList();
    }

    private static void measureLookups(int count, FingerprintIndex index, List<String> pages) {
        List<long[]> shingles = pages.stream()
                .map(page -> Shingles.sorted(NormalForm.tokens(page), Shingles.WORDS))
                .toList();
        NumberList found = FingerprintIndex.found();
        long[] hits = new long[1];
        Time time = Time.of(() -> {
            for (long[] page : shingles) {
                Lookup lookup = index.lookup(page);
                for (int i = 0; i < page.length; i++) {
                    FingerprintIndex.findDocuments(lookup, i, found);
                    hits[0] += found.count();
                }
            }
        });
        double words = shingles.stream().mapToInt(page -> page.length).sum();
        print(count, "words looked up a second", words / time.cpu(), time);
        print(count, "originals a shingle points to", hits[0] / words, time);
    }

    private static void measurePages(int count, OriginalTexts texts, List<String> pages) {
        long[] found = new long[1];
        Time time = Time.of(() -> {
            for (String page : pages) {
                found[0] += texts.sharedWith(NormalForm.tokens(page)).size();
            }
        });
        print(count, "pages a second, text to passages", pages.size() / time.cpu(), time);
        print(count, "originals found on unrelated pages", (double) found[0], time);
    }

    private static void measureParts(int count, FingerprintIndex index, Background background, List<String> pages) {
        List<Tokens> tokens = new ArrayList<>();
        Time normal = Time.of(() -> pages.forEach(page -> tokens.add(NormalForm.tokens(page))));
        print(count, "microseconds a page: normal form", normal.cpu() / pages.size() * 1e6, normal);
        List<ShingledPage> shingled = new ArrayList<>();
        Time shingling = Time.of(() -> tokens.forEach(page -> shingled.add(new ShingledPage(page, background))));
        print(count, "microseconds a page: shingles and weights", shingling.cpu() / pages.size() * 1e6, shingling);
        long[] candidates = new long[1];
        Time gate = Time.of(() -> shingled.forEach(page -> candidates[0] += index.candidates(page).length));
        print(count, "microseconds a page: look up and gate", gate.cpu() / pages.size() * 1e6, gate);
        print(count, "candidates a page", (double) candidates[0] / pages.size(), gate);
    }

    private void measureRecall(int count, NumberedTexts originals, FingerprintIndex index, Background background) {
        OriginalTexts texts = new OriginalTexts(originals, index, background);
        for (int percent = 0; percent <= 40; percent += 10) {
            double share = percent / 100.0;
            int[] found = new int[2];
            Time time = Time.of(() -> {
                for (int i = 0; i < COPIES; i++) {
                    int number = (int) ((long) i * count / COPIES);
                    Tokens page = NormalForm.tokens(copy(number, share));
                    int[] candidates = index.candidates(new ShingledPage(page, background));
                    found[0] += IntStream.of(candidates).anyMatch(candidate -> candidate == number) ? 1 : 0;
                    found[1] += texts.sharedWith(page).stream().anyMatch(shared -> shared.original() == number) ? 1 : 0;
                }
            });
            print(count, "recall of candidates, " + percent + " % replaced", (double) found[0] / COPIES, time);
            print(count, "recall of passages, " + percent + " % replaced", (double) found[1] / COPIES, time);
        }
    }

    private String copy(int number, double share) {
        String carrier = unrelated.stretch(number, PAGE_WORDS - ORIGINAL_WORDS);
        int middle = carrier.indexOf(' ', carrier.length() / 2);
        String changed = unrelated.substituted(walked.walk(number, ORIGINAL_WORDS), share, number);
        return carrier.substring(0, middle) + " " + changed + carrier.substring(middle);
    }
}
