package vigie.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Measures how well and how fast originals are offered as candidates among many; run by hand. Arguments: folder of
 * originals; folder of their transforms with {@code index.tsv} (transform, file, original, visible share); 1 for the
 * transforms of every original, 4 for those of every fourth; a folder for the index; then numbers of pictures.
 *
 * <p>Beyond the originals pictures are made up: random hashes, and descriptors of the originals, each drawn apart and
 * with a quarter of its bits flipped, so that bits are as common as real ones and no picture is like another. Those from
 * the hundred thousandth on have no descriptors. Times are processor time of the thread.
 */
@SuppressWarnings("try") // a pointer scope is opened for what is made within it
final class ImageIndexBench {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int FEATURED = 100_000;
    private static final int FLIPPED = 64;
    private static final int CANDIDATES = 20;
    private static final int CANDIDATES_COMPARED = 6;

    private final List<String> names = new ArrayList<>();
    private final List<ImageFingerprint> originals = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();

    /** A transform. */
    private record Found(String transform, int original, ImageFingerprint fingerprint) {}

    public static void main(String[] arguments) throws IOException {
        opencv_core.setNumThreads(1);
        ImageIndexBench bench = new ImageIndexBench();
        bench.read(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        for (int i = 4; i < arguments.length; i++) {
            bench.measure(Path.of(arguments[3]).resolve("pictures"), Integer.parseInt(arguments[i]));
        }
    }

    private void read(Path folder, Path transforms, int every) throws IOException {
        WorkerTasks tasks = new WorkerTasks();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                fingerprint(tasks, new WorkerRequest.ReadOriginal(Files.readAllBytes(file)))
                        .ifPresent(read -> {
                            names.add(file.getFileName().toString());
                            originals.add(read);
                        });
            }
        }
        List<String> lines = Files.readAllLines(transforms.resolve("index.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            int original = names.indexOf(fields[2]);
            if (original >= 0 && original % every == 0) {
                byte[] bytes = Files.readAllBytes(transforms.resolve(fields[1]));
                fingerprint(tasks, new WorkerRequest.ReadFound(bytes))
                        .ifPresent(read -> found.add(new Found(fields[0], original, read)));
            }
        }
        System.out.printf("%d originals, %d transforms%n", originals.size(), found.size());
    }

    /** Returns the fingerprint, or empty if the picture is set aside. */
    private static Optional<ImageFingerprint> fingerprint(WorkerTasks tasks, WorkerRequest request) {
        try (PointerScope scope = new PointerScope()) {
            return tasks.answer(request) instanceof WorkerAnswer.Bytes answer
                    ? Optional.of(ImageFingerprint.decode(answer.bytes()))
                    : Optional.empty();
        }
    }

    private ImageFingerprint picture(int number) {
        if (number < originals.size()) {
            return originals.get(number);
        }
        SplittableRandom random = new SplittableRandom(number);
        Map<Orientation, PerceptualHash> turned = new EnumMap<>(Orientation.class);
        for (Orientation orientation : Orientation.values()) {
            turned.put(
                    orientation,
                    new PerceptualHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
        }
        ImageView view = new ImageView(ImageView.Kind.FULL, new Region(0, 0, 512, 512), 90, turned);
        int descriptors = number < FEATURED ? 120 : 0;
        return new ImageFingerprint(
                512, 512, List.of(view), madeUp(random, descriptors), madeUp(random, descriptors), new byte[] {1});
    }

    private Descriptors madeUp(SplittableRandom random, int count) {
        long[] words = new long[count * Descriptors.WORDS];
        for (int i = 0; i < count; i++) {
            Descriptors real = originals.get(random.nextInt(originals.size())).descriptors();
            int drawn = real.count() == 0 ? -1 : random.nextInt(real.count());
            for (int word = 0; word < Descriptors.WORDS; word++) {
                words[i * Descriptors.WORDS + word] = drawn < 0 ? random.nextLong() : real.word(drawn, word);
            }
            for (int flip = 0; flip < FLIPPED; flip++) {
                int bit = random.nextInt(256);
                words[i * Descriptors.WORDS + bit / 64] ^= 1L << (bit % 64);
            }
        }
        return new Descriptors(words);
    }

    private void measure(Path file, int count) throws IOException {
        Files.deleteIfExists(file);
        int[] numbers = IntStream.range(0, count).toArray();
        NumberedPictures pictures = new NumberedPictures(numbers, this::picture, number -> number < FEATURED);
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
        Map<String, int[]> offered = new TreeMap<>();
        Times both = new Times();
        Times hashes = new Times();
        int features = 0;
        for (Found picture : found) {
            List<Integer> candidates = both.of(() -> index.candidates(picture.fingerprint, CANDIDATES));
            hashes.of(() -> index.candidates(withoutFeatures(picture.fingerprint), CANDIDATES));
            features += picture.fingerprint.descriptors().count();
            int[] counts = offered.computeIfAbsent(picture.transform, transform -> new int[3]);
            int place = candidates.indexOf(picture.original);
            counts[0]++;
            counts[1] += place >= 0 && place < CANDIDATES_COMPARED ? 1 : 0;
            counts[2] += place >= 0 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "  p50 %.1f ms, of which hashes %.1f ms; %d features each; offered among %d: %.1f %%, among %d: %.1f %%%n",
                both.median(),
                hashes.median(),
                features / found.size(),
                CANDIDATES_COMPARED,
                share(offered, 1),
                CANDIDATES,
                share(offered, 2));
        offered.forEach((transform, counts) ->
                System.out.print(counts[1] < counts[0] ? " " + transform + " " + counts[1] + "/" + counts[0] : ""));
        System.out.println();
        Files.delete(file);
    }

    private static double share(Map<String, int[]> offered, int column) {
        return 100
                * offered.values().stream()
                        .mapToDouble(counts -> (double) counts[column] / counts[0])
                        .average()
                        .orElse(0);
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
        private final Map<Integer, Double> millis = new HashMap<>();

        List<Integer> of(Supplier<List<Integer>> act) {
            long start = THREAD.getCurrentThreadCpuTime();
            List<Integer> result = act.get();
            millis.put(millis.size(), ImageIndexBench.millis(start));
            return result;
        }

        double median() {
            return millis.values().stream()
                    .sorted()
                    .skip(millis.size() / 2)
                    .findFirst()
                    .orElse(0.0);
        }
    }
}
