package vigie.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the search of a new original in the sketches of 1,000,000 pages, run by hand: a folder of texts, a folder for the
 * sketches and how many pages.
 *
 * <p>Pages are walks of 700 words over the texts, in twenty segments; the same pages are then merged to five and to one, so that
 * the cost of a segment shows. Originals are walks of 122 words, each with a run of 40 words of some page. Prints
 * tab-separated values; times are this thread's processor time, wall time beside it.
 */
final class RetroHuntBench {
    private static final int PAGE_WORDS = 700;
    private static final int ORIGINAL_WORDS = 122;
    private static final int SHARED_WORDS = 40;
    private static final int ORIGINALS = 50;

    private static final int SEGMENTS = 20;
    private static final int SEGMENTS_MERGED = 4;

    private final SampleTexts walked;
    private final int pages;
    private final Shelf shelf;

    private RetroHuntBench(Path texts, Path folder, int pages) {
        this.walked = SampleTexts.of(texts);
        this.pages = pages;
        this.shelf = new FolderShelf(folder, ShingleKind.WINNOWED_FIVES);
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        RetroHuntBench bench = new RetroHuntBench(Path.of(arguments[0]), folder, Integer.parseInt(arguments[2]));
        System.out.println("segments\tpages\tbytes a page\tcpu ms a hunt\twall ms a hunt\tfound\tcandidates");
        bench.measureAll();
    }

    private void measureAll() {
        List<Segment> segments = new ArrayList<>();
        for (int part = 0; part < SEGMENTS; part++) {
            segments.add(shelf.add(pages(part)));
            if (part == 0 || (part + 1) % (SEGMENTS / 4) == 0) {
                measure(segments, (part + 1) * (pages / SEGMENTS));
            }
        }
        List<Segment> fewer = new ArrayList<>();
        for (int i = 0; i < SEGMENTS; i += SEGMENTS_MERGED) {
            fewer.add(merged(segments.subList(i, i + SEGMENTS_MERGED)));
        }
        measure(fewer, pages);
        measure(List.of(merged(fewer)), pages);
    }

    private Segment merged(List<Segment> segments) {
        return shelf.add(new SegmentMerge(new Layers(segments).oldestFirst(), true));
    }

    private SegmentBuilder pages(int part) {
        SegmentBuilder batch = new SegmentBuilder(ShingleKind.WINNOWED_FIVES);
        int first = part * (pages / SEGMENTS);
        for (int page = first; page < first + pages / SEGMENTS; page++) {
            batch.put(page, page, Sketches.fingerprints(page(page)));
        }
        return batch;
    }

    private Tokens page(int number) {
        return NormalForm.tokens(walked.walk(number, PAGE_WORDS));
    }

    private void measure(List<Segment> segments, int count) {
        Layers layers = new Layers(segments);
        hunt(layers, count);
        hunt(layers, count);
    }

    private void hunt(Layers layers, int count) {
        int found = 0;
        long candidates = 0;
        double cpu = 0;
        double wall = 0;
        for (int i = 0; i < ORIGINALS; i++) {
            int page = (int) ((long) i * count / ORIGINALS);
            Tokens original = original(page);
            int[][] pagesFound = new int[1][];
            Time time = Time.of(() -> pagesFound[0] = Sketches.pages(layers, original, 200));
            cpu += time.cpu();
            wall += time.wall();
            candidates += pagesFound[0].length;
            for (int number : pagesFound[0]) {
                found += number == page ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d\t%d\t%.1f\t%.2f\t%.2f\t%d of %d\t%.1f%n",
                layers.oldestFirst().size(),
                count,
                (double) layers.size() / count,
                cpu * 1e3 / ORIGINALS,
                wall * 1e3 / ORIGINALS,
                found,
                ORIGINALS,
                (double) candidates / ORIGINALS);
    }

    /** An original that is no page's but for a run of words out of the middle of one. */
    private Tokens original(int page) {
        String[] copied = walked.walk(page, PAGE_WORDS).split(" ", -1);
        String run = String.join(" ", Arrays.copyOfRange(copied, 300, 300 + SHARED_WORDS));
        return NormalForm.tokens(walked.walk(pages + page, ORIGINAL_WORDS - SHARED_WORDS) + run);
    }
}
