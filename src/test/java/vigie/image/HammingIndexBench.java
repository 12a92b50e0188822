package vigie.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures building, opening and searching a {@link HammingIndex}; run by hand. Arguments: a folder for the file, then
 * numbers of hashes. Times are processor time of the thread.
 */
final class HammingIndexBench {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int QUERIES = 400;
    private static final int[] RADII = {15, 31, 47, 63, 72};

    private HammingIndexBench() {}

    public static void main(String[] arguments) throws IOException {
        for (String count : Arrays.asList(arguments).subList(1, arguments.length)) {
            measure(Path.of(arguments[0]).resolve("hashes"), Integer.parseInt(count));
        }
    }

    private static void measure(Path file, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(count);
        HammingList list = new HammingList();
        List<PerceptualHash> some = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            PerceptualHash hash = random(random);
            list.add(hash, id);
            if (id % Math.max(1, count / QUERIES) == 0) {
                some.add(flipped(random, hash, 20));
            }
        }
        long start = THREAD.getCurrentThreadCpuTime();
        IndexFile.write(file, list.layout().size(), list::writeTo);
        double built = seconds(start);
        start = THREAD.getCurrentThreadCpuTime();
        HammingIndex index = new HammingIndex(IndexFile.open(file).orElseThrow());
        double opened = seconds(start);
        System.out.printf(
                Locale.ROOT,
                "%,d hashes: %d slots, built and written %.2f s, opened %.2f s, %.1f bytes each, %d MB resident of the file%n",
                count,
                list.layout().slots(),
                built,
                opened,
                (double) Files.size(file) / count,
                residentFileMegabytes());
        List<PerceptualHash> unrelated = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            unrelated.add(random(random));
        }
        for (int radius : RADII) {
            System.out.printf(
                    Locale.ROOT,
                    "  <= %d: unrelated %.3f ms, near %.3f ms (p50 of %d), %s%n",
                    radius,
                    median(index, unrelated, radius),
                    median(index, some, radius),
                    QUERIES,
                    index.scans(radius) ? "all compared, in batches of 16" : "by slots");
        }
        Files.delete(file);
    }

    private static double median(HammingIndex index, List<PerceptualHash> queries, int radius) {
        int batch = index.scans(radius) ? 16 : 1;
        long[] found = new long[1];
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            millis.clear();
            for (int i = 0;
                    i + batch <= queries.size();
                    i += batch * (index.count() > 5_000_000 && batch > 1 ? 8 : 1)) {
                long start = THREAD.getCurrentThreadCpuTime();
                index.near(queries.subList(i, i + batch), radius, (query, id, distance) -> found[0]++);
                millis.add(seconds(start) * 1000 / batch);
            }
        }
        millis.sort(null);
        return millis.get(millis.size() / 2);
    }

    private static double seconds(long startNanos) {
        return (THREAD.getCurrentThreadCpuTime() - startNanos) / 1e9;
    }

    /** Linux only, as is the benchmark. */
    private static long residentFileMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssFile:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static PerceptualHash random(SplittableRandom random) {
        return new PerceptualHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static PerceptualHash flipped(SplittableRandom random, PerceptualHash hash, int bits) {
        long[] words = {hash.a(), hash.b(), hash.c(), hash.d()};
        for (int i = 0; i < bits; i++) {
            int bit = random.nextInt(256);
            words[bit >> 6] ^= 1L << (bit & 63);
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }
}
