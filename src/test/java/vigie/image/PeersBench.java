package vigie.image;

import dev.brachtendorf.jimagehash.hashAlgorithms.DifferenceHash;
import dev.brachtendorf.jimagehash.hashAlgorithms.HashingAlgorithm;
import dev.brachtendorf.jimagehash.hashAlgorithms.PerceptiveHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_img_hash.PHash;

/**
 * Measures global hashes against one another on the same files; run by hand. Arguments: folder of originals; folder of
 * their transforms with {@code index.tsv} (transform, file, original, visible share); folder of unrelated pictures;
 * {@code manifest.tsv} (file, category, group); and 1 for every original, 4 for every fourth.
 *
 * <p>A pair is a transform or an unrelated picture with an original that it was not made from; it is hard when both are of
 * one group. The distance of a pair is the least between their hashes.
 */
@SuppressWarnings("try") // a pointer scope is opened for what is made within it
final class PeersBench {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int BITS = 256;

    /** Unrelated pairs up to here are named, to be looked at. */
    private static final int SHOWN_DISTANCE = 47;

    private enum Peer {
        OURS("ours, one hash"),
        OURS_TURNED("ours, 8 orientations"),
        OURS_TRIMMED("ours, and without borders"),
        OURS_VIEWS("ours, all views"),
        PDQ("PDQ"),
        PHASH("OpenCV PHash 64"),
        PERCEPTIVE("JImageHash PerceptiveHash(64)"),
        DIFFERENCE("JImageHash DifferenceHash(64)");

        private final String title;

        Peer(String title) {
            this.title = title;
        }
    }

    /** A file, what it shows, and its hashes by peer; a hash is a few words. */
    private record Hashed(String transform, String original, String group, Map<Peer, List<long[]>> hashes) {}

    private final PHash phash = PHash.create();
    private final HashingAlgorithm perceptive = new PerceptiveHash(64);
    private final HashingAlgorithm difference = new DifferenceHash(64, DifferenceHash.Precision.Simple);
    private final Map<String, String> groups = new HashMap<>();
    private final Map<Peer, Double> millis = new EnumMap<>(Peer.class);
    private int timed;

    private final List<Hashed> originals = new ArrayList<>();
    private final List<Hashed> found = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        opencv_core.setNumThreads(1);
        PeersBench bench = new PeersBench();
        bench.read(arguments);
        bench.report();
    }

    private void read(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[3]))) {
            String[] fields = line.split("\t", -1);
            groups.put(Path.of(fields[0]).getFileName().toString(), fields[2]);
        }
        List<String> chosen = new ArrayList<>();
        List<Path> files = files(Path.of(arguments[0]));
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).getFileName().toString();
            originals.add(hashed("", name, files.get(i)));
            if (i % Integer.parseInt(arguments[4]) == 0) {
                chosen.add(name);
            }
        }
        Path folder = Path.of(arguments[1]);
        List<String> lines = Files.readAllLines(folder.resolve("index.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            if (chosen.contains(fields[2])) {
                found.add(hashed(fields[0], fields[2], folder.resolve(fields[1])));
            }
        }
        for (Path file : files(Path.of(arguments[2]))) {
            // What is among the originals too is not unrelated.
            if (originals.stream()
                    .anyMatch(original ->
                            original.original.equals(file.getFileName().toString()))) {
                continue;
            }
            found.add(hashed("", file.getFileName().toString(), file));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private Hashed hashed(String transform, String original, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Map<Peer, List<long[]>> hashes = new EnumMap<>(Peer.class);
        try (PointerScope scope = new PointerScope()) {
            ours(bytes, hashes);
            time(Peer.PDQ, () -> hashes.put(Peer.PDQ, List.of(pdq(bytes))));
            time(Peer.PHASH, () -> hashes.put(Peer.PHASH, List.of(phash(bytes))));
            byte[] readable = ImageHeader.read(bytes).orElseThrow().format() == ImageHeader.Format.JPEG
                    ? bytes
                    : Pixels.jpeg(Decoder.asStored(bytes).orElseThrow(), 100);
            time(Peer.PERCEPTIVE, () -> hashes.put(Peer.PERCEPTIVE, List.of(other(perceptive, readable))));
            time(Peer.DIFFERENCE, () -> hashes.put(Peer.DIFFERENCE, List.of(other(difference, readable))));
        }
        timed++;
        return new Hashed(transform, original, groups.getOrDefault(original, ""), hashes);
    }

    /** As the worker does it; an original's views are its whole ones. */
    private void ours(byte[] bytes, Map<Peer, List<long[]>> hashes) throws IOException {
        List<ImageView> views = new ArrayList<>();
        time(Peer.OURS_TURNED, () -> {
            Mat gray = gray(bytes);
            views.add(view(Pixels.bytes(gray), gray.cols(), new Views.Cut(ImageView.Kind.FULL, whole(gray))));
        });
        views.clear();
        time(Peer.OURS_VIEWS, () -> {
            Mat gray = gray(bytes);
            byte[] levels = Pixels.bytes(gray);
            new Views(levels, gray.cols()).ofFound().forEach(cut -> views.add(view(levels, gray.cols(), cut)));
        });
        List<ImageView> comparable = views.stream()
                .filter(view -> view.kind() == ImageView.Kind.FULL || view.comparable())
                .toList();
        ImageView full = views.getFirst();
        hashes.put(Peer.OURS, List.of(words(full.hash(Orientation.UPRIGHT))));
        hashes.put(Peer.OURS_TURNED, turned(List.of(full)));
        hashes.put(
                Peer.OURS_TRIMMED,
                turned(comparable.stream().filter(ImageView::whole).toList()));
        hashes.put(Peer.OURS_VIEWS, turned(comparable));
    }

    private static Region whole(Mat gray) {
        return new Region(0, 0, gray.cols(), gray.rows());
    }

    private static Mat gray(byte[] bytes) {
        return Decoder.gray(bytes, ImageHeader.read(bytes).orElseThrow(), WorkerTasks.FOUND_SIDE)
                .orElseThrow();
    }

    private static ImageView view(byte[] levels, int width, Views.Cut cut) {
        return ImageView.of(cut.kind(), cut.region(), AreaAverage.of(levels, width, cut.region()));
    }

    private static List<long[]> turned(List<ImageView> views) {
        List<long[]> hashes = new ArrayList<>();
        for (ImageView view : views) {
            for (Orientation orientation : Orientation.values()) {
                hashes.add(words(view.hash(orientation)));
            }
        }
        return hashes;
    }

    private static long[] words(PerceptualHash hash) {
        return new long[] {hash.a(), hash.b(), hash.c(), hash.d()};
    }

    private static long[] pdq(byte[] bytes) {
        Mat color = Decoder.asStored(bytes).orElseThrow();
        return words(new BigInteger(Pdq.of(Pixels.bytes(color), color.cols()).hex(), 16));
    }

    private long[] phash(byte[] bytes) {
        Mat color = opencv_imgcodecs.imdecode(
                new Mat(1, bytes.length, opencv_core.CV_8UC1, new BytePointer(bytes)), opencv_imgcodecs.IMREAD_COLOR);
        Mat hash = new Mat();
        phash.compute(color, hash);
        return words(new BigInteger(HexFormat.of().formatHex(Pixels.bytes(hash)), 16));
    }

    private static long[] other(HashingAlgorithm algorithm, byte[] bytes) throws IOException {
        return words(
                algorithm.hash(ImageIO.read(new ByteArrayInputStream(bytes))).getHashValue());
    }

    private static long[] words(BigInteger bits) {
        long[] words = new long[4];
        for (int i = 0; i < words.length; i++) {
            words[i] = bits.shiftRight(64 * i).longValue();
        }
        return words;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void time(Peer peer, Step step) throws IOException {
        long start = THREAD.getCurrentThreadCpuTime();
        step.run();
        millis.merge(peer, (THREAD.getCurrentThreadCpuTime() - start) / 1e6, Double::sum);
    }

    private void report() {
        long transforms =
                found.stream().filter(query -> !query.transform.isEmpty()).count();
        System.out.printf(
                Locale.ROOT,
                "%d originals, %d transforms, %d unrelated pictures%n",
                originals.size(),
                transforms,
                found.size() - transforms);
        Map<String, List<String>> rows = new TreeMap<>();
        for (Peer peer : Peer.values()) {
            Distances distances = distances(peer);
            int none = distances.threshold(0);
            System.out.printf(
                    Locale.ROOT,
                    "%-30s 0 false: <= %d, recall %.1f %%, hard %d | 1e-5: <= %d, recall %.1f %%, hard %d | 1e-4: <= %d,"
                            + " recall %.1f %%, hard %d | <= 31: recall %.1f %%, false %d, hard %d | of %d and %d pairs,"
                            + " %.1f ms%n",
                    peer.title,
                    none,
                    distances.recall(none),
                    count(distances.hard, none),
                    distances.threshold(1e-5),
                    distances.recall(distances.threshold(1e-5)),
                    count(distances.hard, distances.threshold(1e-5)),
                    distances.threshold(1e-4),
                    distances.recall(distances.threshold(1e-4)),
                    count(distances.hard, distances.threshold(1e-4)),
                    distances.recall(31),
                    count(distances.unrelated, 31),
                    count(distances.hard, 31),
                    count(distances.unrelated, BITS),
                    count(distances.hard, BITS),
                    millis.getOrDefault(peer, 0.0) / timed);
            distances.right.forEach((transform, counts) -> rows.computeIfAbsent(transform, name -> new ArrayList<>())
                    .add("%.0f".formatted(share(counts, none))));
        }
        rows.forEach(
                (transform, cells) -> System.out.println("| " + transform + " | " + String.join(" | ", cells) + " |"));
    }

    /** Pairs by distance. */
    @SuppressWarnings("ArrayRecordComponent") // counted in, never compared
    private record Distances(Map<String, int[]> right, int[] unrelated, int[] hard) {
        /** Returns the largest distance up to which at most a share of unrelated pairs lies; -1 if there is none. */
        int threshold(double share) {
            long allowed = (long) (share * count(unrelated, BITS));
            int threshold = -1;
            while (threshold < BITS && count(unrelated, threshold + 1) <= allowed) {
                threshold++;
            }
            return threshold;
        }

        double recall(int threshold) {
            return right.values().stream()
                    .mapToDouble(counts -> share(counts, threshold))
                    .average()
                    .orElse(0);
        }
    }

    private static double share(int[] counts, int threshold) {
        return 100.0 * count(counts, threshold) / count(counts, BITS);
    }

    private static int count(int[] counts, int threshold) {
        int count = 0;
        for (int distance = 0; distance <= threshold; distance++) {
            count += counts[distance];
        }
        return count;
    }

    private Distances distances(Peer peer) {
        Distances distances = new Distances(new TreeMap<>(), new int[BITS + 1], new int[BITS + 1]);
        for (Hashed query : found) {
            for (Hashed original : originals) {
                int distance = distance(peer, original, query);
                if (query.original.equals(original.original)) {
                    distances.right.computeIfAbsent(query.transform, transform -> new int[BITS + 1])[distance]++;
                    continue;
                }
                boolean hard = !query.group.isEmpty() && query.group.equals(original.group);
                (hard ? distances.hard : distances.unrelated)[distance]++;
                if (!hard && peer == Peer.OURS_VIEWS && distance <= SHOWN_DISTANCE) {
                    System.out.printf(
                            "near by chance: %d, %s %s, %s%n",
                            distance, query.transform, query.original, original.original);
                }
            }
        }
        return distances;
    }

    private static int distance(Peer peer, Hashed original, Hashed query) {
        int least = BITS;
        // Of an original only the whole views take part, upright.
        Peer whole = peer == Peer.OURS_VIEWS ? Peer.OURS_TRIMMED : peer;
        List<long[]> ours = Objects.requireNonNull(original.hashes.get(whole));
        for (int i = 0; i < ours.size(); i += Orientation.values().length) {
            for (long[] hash : Objects.requireNonNull(query.hashes.get(peer))) {
                int distance = 0;
                for (int word = 0; word < hash.length; word++) {
                    distance += Long.bitCount(hash[word] ^ ours.get(i)[word]);
                }
                least = Math.min(least, distance);
            }
        }
        return least;
    }
}
