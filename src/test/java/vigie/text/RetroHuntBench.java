package vigie.text;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures the search of a new original in the sketches of 1,000,000 pages, run by hand: a folder of texts, a folder for the
 * sketches and how many pages.
 *
 * <p>Pages are walks of 700 words over the texts; each tenth of them is committed without merging, so that the cost of more
 * segments shows, then all are merged. Originals are walks of 122 words, each with a run of 40 words of some page. Prints
 * tab-separated values; times are this thread's processor time, wall time beside it.
 */
final class RetroHuntBench {
    private static final int PAGE_WORDS = 700;
    private static final int ORIGINAL_WORDS = 122;
    private static final int SHARED_WORDS = 40;
    private static final int ORIGINALS = 50;

    private final SampleTexts walked;
    private final int pages;
    private final Postings postings;

    private RetroHuntBench(Path texts, Path folder, int pages) {
        this.walked = SampleTexts.of(texts);
        this.pages = pages;
        this.postings = new Postings(new FolderShelf(folder, ShingleKind.WINNOWED_FIVES));
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        RetroHuntBench bench = new RetroHuntBench(Path.of(arguments[0]), folder, Integer.parseInt(arguments[2]));
        System.out.println("segments\tpages\tbytes a page\tcpu ms a hunt\twall ms a hunt\tfound\tcandidates");
        for (int tenth = 0; tenth < 10; tenth++) {
            bench.add(tenth);
            bench.measure((tenth + 1) * (bench.pages / 10));
        }
        bench.postings.merge();
        bench.measure(bench.pages);
    }

    private void add(int tenth) {
        SegmentBuilder batch = new SegmentBuilder(ShingleKind.WINNOWED_FIVES);
        int first = tenth * (pages / 10);
        for (int page = first; page < first + pages / 10; page++) {
            batch.put(page, page, Sketches.fingerprints(page(page)));
        }
        postings.add(batch);
    }

    private Tokens page(int number) {
        return NormalForm.tokens(walked.walk(number, PAGE_WORDS));
    }

    private void measure(int count) {
        int found = 0;
        long candidates = 0;
        double cpu = 0;
        double wall = 0;
        for (int i = 0; i < ORIGINALS; i++) {
            int page = (int) ((long) i * count / ORIGINALS);
            Tokens original = original(page);
            int[][] pagesFound = new int[1][];
            Time time = Time.of(() -> pagesFound[0] = Sketches.pages(postings.layers(), original, 200));
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
                postings.layers().oldestFirst().size(),
                count,
                (double) postings.layers().size() / count,
                cpu * 1e3 / ORIGINALS,
                wall * 1e3 / ORIGINALS,
                found,
                ORIGINALS,
                (double) candidates / ORIGINALS);
    }

    /** An original that is no page's but for a run of words out of the middle of one. */
    private Tokens original(int page) {
        String[] copied = walked.walk(page, PAGE_WORDS).split(" ", -1);
        String run = String.join(" ", java.util.Arrays.copyOfRange(copied, 300, 300 + SHARED_WORDS));
        return NormalForm.tokens(walked.walk(pages + page, ORIGINAL_WORDS - SHARED_WORDS) + run);
    }
}
