package vigie.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures recall for each transform, false matches, time and memory; run by hand.
 *
 * <p>Arguments: folder for the worker's libraries; folder of originals; folder of their transforms with
 * {@code index.tsv} (transform, file, original, visible share); folder of unrelated pictures; {@code manifest.tsv}
 * (file, category, group), which says by its groups which unrelated pictures are hard.
 */
final class ImageBench {
    private static final int CANDIDATES = 6;

    private final ImageWorker worker;
    private final List<String> names = new ArrayList<>();
    private final List<ImageFingerprint> originals = new ArrayList<>();
    private final Map<String, String> groups = new TreeMap<>();
    private long readNanos;
    private long compareNanos;
    private long indexNanos;
    private int readCount;
    private int compareCount;
    private long residentMax;

    private ImageBench(ImageWorker worker) {
        this.worker = worker;
    }

    public static void main(String[] arguments) throws IOException {
        try (ImageWorker worker = new ImageWorker(Path.of(arguments[0]))) {
            ImageBench bench = new ImageBench(worker);
            bench.readGroups(Path.of(arguments[4]));
            bench.readOriginals(Path.of(arguments[1]));
            bench.transforms(Path.of(arguments[2]));
            bench.unrelated(Path.of(arguments[3]));
            bench.figures();
        }
    }

    private void readGroups(Path manifest) throws IOException {
        for (String line : Files.readAllLines(manifest)) {
            String[] fields = line.split("\t", -1);
            groups.put(Path.of(fields[0]).getFileName().toString(), fields[2]);
        }
    }

    private void readOriginals(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            if (worker.readOriginal(Files.readAllBytes(file)) instanceof ImageReading.Fingerprinted read) {
                names.add(file.getFileName().toString());
                originals.add(read.fingerprint());
                bytes += read.fingerprint().encode().length;
            } else {
                System.out.println("not read: " + file);
            }
        }
        System.out.printf("%d originals, %d bytes each%n", originals.size(), bytes / originals.size());
    }

    private void transforms(Path folder) throws IOException {
        ImageIndex index = new ImageIndex(originals);
        Map<String, int[]> counts = new TreeMap<>();
        Set<String> wrong = new HashSet<>();
        for (String line :
                Files.readAllLines(folder.resolve("index.tsv")).stream().skip(1).toList()) {
            String[] fields = line.split("\t", -1);
            int[] count = counts.computeIfAbsent(fields[0], transform -> new int[4]);
            count[0]++;
            if (!(read(folder.resolve(fields[1])) instanceof ImageReading.Fingerprinted reading)) {
                continue;
            }
            ImageFingerprint found = reading.fingerprint();
            count[3]++;
            for (int candidate : candidates(index, found)) {
                boolean right = names.get(candidate).equals(fields[2]);
                count[1] += right ? 1 : 0;
                if (compare(originals.get(candidate), found) instanceof ImageComparison.Measured measured
                        && measured.verified()) {
                    count[2] += right ? 1 : 0;
                    if (!right) {
                        wrong.add(names.get(candidate) + " in " + fields[1] + " " + measured);
                    }
                }
            }
        }
        double recall = 0;
        for (Map.Entry<String, int[]> entry : counts.entrySet()) {
            int[] count = entry.getValue();
            recall += (double) count[2] / count[0];
            System.out.printf(
                    "%-16s n %3d read %3d candidate %3d verified %3d  %.0f %%%n",
                    entry.getKey(), count[0], count[3], count[1], count[2], 100.0 * count[2] / count[0]);
        }
        System.out.printf("mean recall %.1f %%%n", 100 * recall / counts.size());
        wrong.stream().sorted().forEach(line -> System.out.println("wrong: " + line));
    }

    /** Every original with every unrelated picture, whatever the index says. */
    private void unrelated(Path folder) throws IOException {
        ImageIndex index = new ImageIndex(originals);
        int[] pairs = new int[2];
        int[] matched = new int[2];
        int pictures = 0;
        int offered = 0;
        for (Path file : files(folder)) {
            if (!(read(file) instanceof ImageReading.Fingerprinted reading)) {
                continue;
            }
            ImageFingerprint found = reading.fingerprint();
            pictures++;
            offered += candidates(index, found).size();
            String group = groups.getOrDefault(file.getFileName().toString(), "");
            for (int i = 0; i < originals.size(); i++) {
                int hard = !group.isEmpty() && group.equals(groups.get(names.get(i))) ? 1 : 0;
                pairs[hard]++;
                if (compare(originals.get(i), found) instanceof ImageComparison.Measured measured
                        && measured.verified()) {
                    matched[hard]++;
                    System.out.println((hard == 1 ? "hard: " : "false: ") + names.get(i) + " in " + file.getFileName()
                            + " " + measured);
                }
            }
        }
        System.out.printf("unrelated: %d matched of %d pairs%n", matched[0], pairs[0]);
        System.out.printf("hard: %d matched of %d pairs%n", matched[1], pairs[1]);
        System.out.printf("%.1f candidates for each of %d unrelated pictures%n", (double) offered / pictures, pictures);
    }

    private void figures() {
        System.out.printf("read found: %.1f ms each, %d pictures%n", readNanos / 1e6 / readCount, readCount);
        System.out.printf("index: %.1f ms each%n", indexNanos / 1e6 / readCount);
        System.out.printf("compare: %.1f ms each, %d pairs%n", compareNanos / 1e6 / compareCount, compareCount);
        System.out.printf("worker: at most %d MB resident%n", residentMax / 1024);
    }

    private ImageReading read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        long start = System.nanoTime();
        ImageReading reading = worker.readFound(bytes);
        readNanos += System.nanoTime() - start;
        readCount++;
        residentMax = Math.max(residentMax, residentKilobytes());
        return reading;
    }

    private List<Integer> candidates(ImageIndex index, ImageFingerprint found) {
        long start = System.nanoTime();
        List<Integer> candidates = index.candidates(found, CANDIDATES);
        indexNanos += System.nanoTime() - start;
        return candidates;
    }

    private ImageComparison compare(ImageFingerprint original, ImageFingerprint found) {
        long start = System.nanoTime();
        ImageComparison comparison = worker.compare(original, found);
        compareNanos += System.nanoTime() - start;
        compareCount++;
        return comparison;
    }

    /** Linux only, as is the benchmark. */
    private long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/" + worker.processId().orElseThrow() + "/status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
