package vigie.text;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time a page of 700 words costs against an index of originals of 122 words, run by hand with {@code org.openjdk.jmh.Main}:
 * {@code -p texts=FOLDER -p unrelated=FOLDER -p originals=1000,100000}. Texts are those of {@link ScaleBench}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FingerprintIndexBench {
    private static final int ORIGINAL_WORDS = 122;
    private static final int PAGE_WORDS = 700;
    private static final int PAGES = 1_000;
    private static final int SAMPLE = 20_000;

    /** Folder of the texts that originals are walks over. */
    @Param("texts")
    public String texts = "";

    /** Folder of the texts that pages are taken from. */
    @Param("unrelated")
    public String unrelated = "";

    /** How many originals there are. */
    @Param({"1000", "10000", "100000"})
    public int originals;

    private List<String> pages = List.of();
    private List<long[]> shingles = List.of();
    private FingerprintIndex index = FingerprintIndex.of(new Layers(List.of()));
    private OriginalTexts all = new OriginalTexts(NumberedTexts.of(List.of()), Background.shipped());
    private int next;

    /** Indexes the originals in memory and takes pages. */
    @Setup
    public void prepare() {
        SampleTexts walked = SampleTexts.of(Path.of(texts));
        SampleTexts others = SampleTexts.of(Path.of(unrelated));
        NumberedTexts numbered = NumberedTexts.of(IntStream.range(0, originals)
                .mapToObj(number -> walked.walk(number, ORIGINAL_WORDS))
                .toList());
        index = FingerprintFolder.inMemory(numbered);
        all = new OriginalTexts(numbered, index, Background.shipped().with(numbered.sample(SAMPLE)));
        pages = IntStream.range(0, PAGES)
                .mapToObj(page -> others.stretch(page, PAGE_WORDS))
                .toList();
        shingles = pages.stream()
                .map(page -> Shingles.sorted(NormalForm.tokens(page), Shingles.WORDS))
                .toList();
    }

    private int turn() {
        next = (next + 1) % PAGES;
        return next;
    }

    /** Looks up all shingles of a page. */
    @Benchmark
    public int lookUp() {
        long[] page = shingles.get(turn());
        Lookup lookup = index.lookup(page);
        NumberList found = FingerprintIndex.found();
        int count = 0;
        for (int place = 0; place < page.length; place++) {
            FingerprintIndex.findDocuments(lookup, place, found);
            count += found.count();
        }
        return count;
    }

    /** Compares a page from its text to its passages; the texts of candidates are at hand. */
    @Benchmark
    public List<SharedText> compare() {
        return all.sharedWith(NormalForm.tokens(pages.get(turn())));
    }
}
