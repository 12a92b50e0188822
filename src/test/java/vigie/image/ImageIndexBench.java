package vigie.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Measures how well and how fast originals are offered as candidates among many; run by hand. Arguments: folder of
 * originals; folder of other pictures; folder of the originals' transforms with {@code index.tsv} (transform, file,
 * original, visible share); 1 for the transforms of every original, 8 for those of every eighth; a folder for the index
 * and for fingerprints, which are read from there the next time; then numbers of pictures.
 *
 * <p>Beyond the originals pictures are made up ({@link MadeUpPictures}). Times are processor time of the thread.
 */
@SuppressWarnings("try") // a pointer scope is opened for what is made within it
final class ImageIndexBench {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int CANDIDATES = 20;
    private static final int[] RANKS = {6, 8, CANDIDATES};

    private final Path cache;
    private final WorkerTasks tasks = new WorkerTasks();
    private final List<String> names = new ArrayList<>();
    private final List<ImageFingerprint> originals = new ArrayList<>();
    private final List<ImageFingerprint> others = new ArrayList<>();
    private final List<ImageFingerprint> unrelated = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();

    /** A transform. */
    private record Found(String transform, int original, ImageFingerprint fingerprint) {}

    private ImageIndexBench(Path folder) throws IOException {
        cache = Files.createDirectories(folder.resolve("fingerprints"));
    }

    public static void main(String[] arguments) throws IOException {
        opencv_core.setNumThreads(1);
        ImageIndexBench bench = new ImageIndexBench(Path.of(arguments[4]));
        bench.readOriginals(Path.of(arguments[0]));
        bench.readOthers(Path.of(arguments[1]));
        bench.readTransforms(Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        System.out.printf(
                "%d originals, %d transforms, %d unrelated%n",
                bench.originals.size(), bench.found.size(), bench.unrelated.size());
        for (int i = 5; i < arguments.length; i++) {
            bench.measure(Path.of(arguments[4]).resolve("pictures"), Integer.parseInt(arguments[i]));
        }
    }

    private void readOriginals(Path folder) throws IOException {
        for (Path file : files(folder)) {
            fingerprint("original", file, WorkerRequest.ReadOriginal::new).ifPresent(read -> {
                names.add(file.getFileName().toString());
                originals.add(read);
            });
        }
    }

    /** Every second lends its features to made-up pictures; the rest are found pictures that show no original. */
    private void readOthers(Path folder) throws IOException {
        List<Path> files = files(folder);
        for (int i = 0; i < files.size(); i++) {
            if (i % 2 == 0) {
                fingerprint("original", files.get(i), WorkerRequest.ReadOriginal::new)
                        .ifPresent(others::add);
            } else {
                fingerprint("found", files.get(i), WorkerRequest.ReadFound::new).ifPresent(unrelated::add);
            }
        }
    }

    private void readTransforms(Path folder, int every) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("index.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            int original = names.indexOf(fields[2]);
            if (original >= 0 && original % every == 0) {
                fingerprint("found", folder.resolve(fields[1]), WorkerRequest.ReadFound::new)
                        .ifPresent(read -> found.add(new Found(fields[0], original, read)));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Returns the fingerprint of a picture, of an animation that of its first, or empty if it is set aside. */
    private Optional<ImageFingerprint> fingerprint(String use, Path file, Function<byte[], WorkerRequest> request)
            throws IOException {
        Path kept = cache.resolve(use + file.toString().replace('/', '_'));
        if (!Files.exists(kept)) {
            try (PointerScope scope = new PointerScope()) {
                WorkerAnswer answer = tasks.answer(request.apply(Files.readAllBytes(file)));
                Files.write(
                        kept,
                        answer instanceof WorkerAnswer.Fingerprints read
                                ? read.all().getFirst()
                                : new byte[0]);
            }
        }
        byte[] bytes = Files.readAllBytes(kept);
        return bytes.length == 0 ? Optional.empty() : Optional.of(ImageFingerprint.decode(bytes));
    }

    private void measure(Path file, int count) throws IOException {
        Files.deleteIfExists(file);
        MadeUpPictures madeUp = new MadeUpPictures(originals, others);
        NumberedPictures pictures = new NumberedPictures(
                IntStream.range(0, count).toArray(), madeUp::picture, number -> number < MadeUpPictures.FEATURED);
        long start = THREAD.getCurrentThreadCpuTime();
        ImageIndex.kept(file, pictures);
        double made = millis(start);
        start = THREAD.getCurrentThreadCpuTime();
        ImageIndex index = ImageIndex.kept(file, pictures);
        System.out.printf(
                Locale.ROOT,
                "%,d pictures: made in %.1f s with making them up, opened in %.2f s, %.1f MB%n",
                count,
                made / 1000,
                millis(start) / 1000,
                Files.size(file) / 1e6);
        report(index);
        Files.delete(file);
    }

    private void report(ImageIndex index) {
        Times both = new Times();
        Times hashes = new Times();
        Times none = new Times();
        int[] offered = new int[RANKS.length];
        Map<String, Integer> missed = new TreeMap<>();
        for (Found picture : found) {
            List<Integer> candidates = both.of(() -> index.candidates(picture.fingerprint, CANDIDATES));
            hashes.of(() -> index.candidates(withoutFeatures(picture.fingerprint), CANDIDATES));
            int place = candidates.indexOf(picture.original);
            for (int i = 0; i < RANKS.length; i++) {
                offered[i] += place >= 0 && place < RANKS[i] ? 1 : 0;
            }
            if (place < 0 || place >= RANKS[0]) {
                missed.merge(picture.transform, 1, Integer::sum);
            }
        }
        unrelated.forEach(picture -> none.of(() -> index.candidates(picture, CANDIDATES)));
        System.out.printf(
                Locale.ROOT,
                "  p50 %.1f p95 %.1f ms, unrelated p50 %.1f p95 %.1f ms, hashes %.1f ms;",
                both.quantile(0.5),
                both.quantile(0.95),
                none.quantile(0.5),
                none.quantile(0.95),
                hashes.quantile(0.5));
        for (int i = 0; i < RANKS.length; i++) {
            System.out.printf(Locale.ROOT, " among %d: %.2f %%", RANKS[i], 100.0 * offered[i] / found.size());
        }
        System.out.println("; missed " + missed);
    }

    private static ImageFingerprint withoutFeatures(ImageFingerprint found) {
        Descriptors none = new Descriptors(new long[0]);
        return new ImageFingerprint(found.width(), found.height(), found.views(), none, none, found.gray());
    }

    private static double millis(long startNanos) {
        return (THREAD.getCurrentThreadCpuTime() - startNanos) / 1e6;
    }

    /** Times of the same act. */
    private static final class Times {
        private final List<Double> millis = new ArrayList<>();

        List<Integer> of(Supplier<List<Integer>> act) {
            long start = THREAD.getCurrentThreadCpuTime();
            List<Integer> result = act.get();
            millis.add(ImageIndexBench.millis(start));
            return result;
        }

        double quantile(double share) {
            return millis.stream().sorted().toList().get((int) (share * (millis.size() - 1)));
        }
    }
}
