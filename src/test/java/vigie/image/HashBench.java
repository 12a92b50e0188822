package vigie.image;

import dev.brachtendorf.jimagehash.hashAlgorithms.DifferenceHash;
import dev.brachtendorf.jimagehash.hashAlgorithms.HashingAlgorithm;
import dev.brachtendorf.jimagehash.hashAlgorithms.PerceptiveHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Measures how many pictures a second are decoded and hashed on one core, ours and others' in turn, picture by picture;
 * run by hand. Argument: a folder of pictures, of which those of 0.7 to 1.5 megapixels are taken. Times are processor time
 * of the thread.
 */
@SuppressWarnings("try") // a pointer scope is opened for what is made within it
final class HashBench {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;
    private static final int PICTURES_MAX = 60;

    private HashBench() {}

    /** One way from a file's bytes to hashes. */
    @FunctionalInterface
    private interface Way {
        Object hash(byte[] bytes) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        opencv_core.setNumThreads(1);
        List<byte[]> pictures = pictures(Path.of(arguments[0]));
        HashingAlgorithm perceptive = new PerceptiveHash(64);
        HashingAlgorithm difference = new DifferenceHash(64, DifferenceHash.Precision.Simple);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("ours, 8 hashes, decoded whole", bytes -> hashes(gray(bytes, Integer.MAX_VALUE)));
        ways.put("ours, 8 hashes, decoded at a half", bytes -> hashes(halved(bytes)));
        ways.put("ours, 8 hashes, as an original is read", bytes -> hashes(gray(bytes, WorkerTasks.ORIGINAL_SIDE)));
        ways.put(
                "ours, decoding whole only",
                bytes -> gray(bytes, Integer.MAX_VALUE).total());
        ways.put("ours, decoding at a half only", bytes -> halved(bytes).total());
        ways.put("PDQ in color", bytes -> {
            Mat color = Decoder.asStored(bytes).orElseThrow();
            return Pdq.of(Pixels.bytes(color), color.cols());
        });
        ways.put(
                "JImageHash PerceptiveHash(64)",
                bytes -> perceptive.hash(ImageIO.read(new ByteArrayInputStream(bytes))));
        ways.put(
                "JImageHash DifferenceHash(64)",
                bytes -> difference.hash(ImageIO.read(new ByteArrayInputStream(bytes))));
        measure(pictures, ways);
        parts(pictures);
    }

    private static void measure(List<byte[]> pictures, Map<String, Way> ways) throws IOException {
        Map<String, Double> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> millis = new LinkedHashMap<>();
            for (byte[] bytes : pictures) {
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    long start = THREAD.getCurrentThreadCpuTime();
                    try (PointerScope scope = new PointerScope()) {
                        way.getValue().hash(bytes);
                    }
                    millis.merge(way.getKey(), millis(start) / pictures.size(), Double::sum);
                }
            }
            millis.forEach((name, value) -> best.merge(name, value, Math::min));
        }
        best.forEach((name, value) -> System.out.printf(
                Locale.ROOT, "%-36s %6.2f ms %5.0f a second (best of %d rounds)%n", name, value, 1000 / value, ROUNDS));
    }

    /** What it takes once the pixels are there. */
    private static void parts(List<byte[]> pictures) {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = gray(pictures.getFirst(), Integer.MAX_VALUE);
            byte[] gray = Pixels.bytes(mat);
            Region whole = new Region(0, 0, mat.cols(), mat.rows());
            byte[] small = AreaAverage.of(gray, mat.cols(), whole);
            for (int round = 0; round < ROUNDS; round++) {
                long start = THREAD.getCurrentThreadCpuTime();
                for (int i = 0; i < 300; i++) {
                    AreaAverage.of(gray, mat.cols(), whole);
                }
                double reduced = millis(start) / 300;
                start = THREAD.getCurrentThreadCpuTime();
                for (int i = 0; i < 3000; i++) {
                    PerceptualHash.turned(small);
                }
                System.out.printf(
                        Locale.ROOT,
                        "reduced %d x %d in %.3f ms, 8 hashes of it in %.4f ms%n",
                        mat.cols(),
                        mat.rows(),
                        reduced,
                        millis(start) / 3000);
            }
        }
    }

    private static Object hashes(Mat gray) {
        Region whole = new Region(0, 0, gray.cols(), gray.rows());
        return PerceptualHash.turned(AreaAverage.of(Pixels.bytes(gray), gray.cols(), whole));
    }

    private static Mat halved(byte[] bytes) {
        Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, new BytePointer(bytes));
        return opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2);
    }

    private static Mat gray(byte[] bytes, int sideMax) {
        return Decoder.gray(bytes, ImageHeader.read(bytes).orElseThrow(), sideMax)
                .orElseThrow();
    }

    private static double millis(long startNanos) {
        return (THREAD.getCurrentThreadCpuTime() - startNanos) / 1e6;
    }

    private static List<byte[]> pictures(Path folder) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        long pixels = 0;
        long total = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                ImageHeader header = ImageHeader.read(bytes).orElseThrow();
                long size = (long) header.width() * header.height();
                boolean fits = header.format() == ImageHeader.Format.JPEG && size > 700_000 && size < 1_500_000;
                if (fits && pictures.size() < PICTURES_MAX) {
                    pictures.add(bytes);
                    pixels += size;
                    total += bytes.length;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d pictures, %.2f megapixels and %d KB each%n",
                pictures.size(),
                pixels / 1e6 / pictures.size(),
                total / 1024 / pictures.size());
        return pictures;
    }
}
