package vigie.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Measures recall for each transform, with local features and by views alone, false matches, and the worker's CPU time
 * and memory; run by hand, on Linux.
 *
 * <p>Arguments: folder for the worker's libraries; folder of originals; folder of their transforms with
 * {@code index.tsv} (transform, file, original, visible share); folder of unrelated pictures; {@code manifest.tsv}
 * (file, category, group), which says by its groups which other pictures are hard; and n, to take the transforms of
 * every nth original only. All originals are in the index whatever n. Every picture read is also compared with the
 * other originals of its group and with every eighth of the others, whatever the index says.
 */
final class ImageBench {
    private static final int CANDIDATES = 8;

    /** Every so many of the other originals is compared with a transform. */
    private static final int OTHERS_STEP = 8;

    private final ImageWorker worker;
    private final int every;
    private final List<String> names = new ArrayList<>();
    private final List<ImageFingerprint> originals = new ArrayList<>();
    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, Recall> recalls = new TreeMap<>();
    private final Pairs unrelated = new Pairs("unrelated");
    private final Pairs hard = new Pairs("hard");
    private final Cost reading = new Cost("read");
    private final Cost comparing = new Cost("compare with all candidates");
    private final Cost comparingBare = new Cost("compare with all candidates, by views");
    private long residentMax;

    private ImageBench(ImageWorker worker, int every) {
        this.worker = worker;
        this.every = every;
    }

    public static void main(String[] arguments) throws IOException {
        try (ImageWorker worker = new ImageWorker(Path.of(arguments[0]))) {
            ImageBench bench = new ImageBench(worker, Integer.parseInt(arguments[5]));
            bench.readGroups(Path.of(arguments[4]));
            bench.readOriginals(Path.of(arguments[1]), Path.of(arguments[3]));
            bench.transforms(Path.of(arguments[2]));
            bench.unrelated(Path.of(arguments[3]));
            bench.report();
        }
    }

    private void readGroups(Path manifest) throws IOException {
        for (String line : Files.readAllLines(manifest)) {
            String[] fields = line.split("\t", -1);
            groups.put(Path.of(fields[0]).getFileName().toString(), fields[2]);
        }
    }

    private void readOriginals(Path folder, Path unrelated) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            if (Files.exists(unrelated.resolve(file.getFileName()))) {
                System.out.println("left out, since it is also among the unrelated: " + file.getFileName());
            } else if (worker.readOriginal(Files.readAllBytes(file)) instanceof ImageReading.Fingerprinted read) {
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
        ImageIndex bareIndex =
                new ImageIndex(originals.stream().map(ImageBench::bare).toList());
        for (String line :
                Files.readAllLines(folder.resolve("index.tsv")).stream().skip(1).toList()) {
            String[] fields = line.split("\t", -1);
            int right = names.indexOf(fields[2]);
            if (right < 0 || right % every != 0) {
                continue;
            }
            Recall recall = recalls.computeIfAbsent(fields[0], transform -> new Recall());
            recall.count++;
            if (read(folder.resolve(fields[1])) instanceof ImageReading.Fingerprinted reading) {
                ImageFingerprint found = reading.fingerprint();
                recall.read++;
                List<Integer> candidates = index.candidates(found, CANDIDATES);
                List<Integer> bareCandidates = bareIndex.candidates(bare(found), CANDIDATES);
                recall.candidate += candidates.contains(right) ? 1 : 0;
                recall.bareCandidate += bareCandidates.contains(right) ? 1 : 0;
                recall.verified += comparing.of(() -> verified(candidates, found, right, fields[1])) ? 1 : 0;
                recall.bareVerified +=
                        comparingBare.of(() -> verified(bareCandidates, bare(found), right, fields[1])) ? 1 : 0;
                others(found, right, fields[1]);
            }
        }
    }

    /** Compares with all candidates and returns whether the right one is among the verified. */
    private boolean verified(List<Integer> candidates, ImageFingerprint found, int right, String file) {
        boolean verified = false;
        for (int candidate : candidates) {
            if (candidate == right) {
                verified = compare(candidate, found).verified();
            } else {
                pair(candidate, found, groups.getOrDefault(names.get(right), ""), file);
            }
        }
        return verified;
    }

    private void others(ImageFingerprint found, int right, String file) {
        String group = groups.getOrDefault(names.get(right), "");
        for (int i = 0; i < originals.size(); i++) {
            boolean sampled = (i + right) % OTHERS_STEP == 0;
            if (i != right && (sampled || isHard(i, group))) {
                pair(i, found, group, file);
            }
        }
    }

    /** Every unrelated picture with every original. */
    private void unrelated(Path folder) throws IOException {
        ImageIndex index = new ImageIndex(originals);
        long offered = 0;
        List<Path> files = files(folder);
        for (Path file : files) {
            if (read(file) instanceof ImageReading.Fingerprinted reading) {
                offered += index.candidates(reading.fingerprint(), CANDIDATES).size();
                String name = file.getFileName().toString();
                String group = groups.getOrDefault(name, "");
                for (int i = 0; i < originals.size(); i++) {
                    if (i % every == 0 || isHard(i, group)) {
                        pair(i, reading.fingerprint(), group, name);
                    }
                }
            }
        }
        System.out.printf(
                "%.1f candidates for each of %d unrelated pictures%n", (double) offered / files.size(), files.size());
    }

    private boolean isHard(int original, String group) {
        return !group.isEmpty() && group.equals(groups.get(names.get(original)));
    }

    /** Compares a picture with an original that it does not show. */
    private void pair(int original, ImageFingerprint found, String group, String file) {
        Pairs pairs = isHard(original, group) ? hard : unrelated;
        pairs.count++;
        ImageComparison.Measured measured = compare(original, found);
        if (measured.verified()) {
            pairs.verified++;
            System.out.printf(
                    "%s, verified: %s in %s, %d bits, %d of %d blocks%n",
                    pairs.name,
                    names.get(original),
                    file,
                    measured.hammingDistance(),
                    measured.goodBlocks(),
                    measured.texturedBlocks());
        }
    }

    private ImageComparison.Measured compare(int original, ImageFingerprint found) {
        ImageComparison comparison = worker.compare(originals.get(original), found);
        if (comparison instanceof ImageComparison.Measured measured) {
            return measured;
        }
        throw new IllegalStateException(names.get(original) + ": " + comparison);
    }

    private ImageReading read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ImageReading reading = reading(bytes);
        residentMax = Math.max(residentMax, residentKilobytes());
        return reading;
    }

    private ImageReading reading(byte[] bytes) {
        return reading.of(() -> worker.readFound(bytes));
    }

    /** Returns a fingerprint without descriptors: it is found and compared by its views alone. */
    private static ImageFingerprint bare(ImageFingerprint fingerprint) {
        Descriptors none = new Descriptors(new long[0]);
        return new ImageFingerprint(
                fingerprint.width(), fingerprint.height(), fingerprint.views(), none, none, fingerprint.gray());
    }

    private void report() {
        System.out.println("| transform | n | candidate | verified | by views: candidate | verified |");
        System.out.println("|---|---|---|---|---|---|");
        recalls.forEach((transform, recall) -> System.out.println(recall.row(transform)));
        double mean =
                recalls.values().stream().mapToDouble(Recall::share).average().orElse(0);
        double bareMean = recalls.values().stream()
                .mapToDouble(Recall::bareShare)
                .average()
                .orElse(0);
        System.out.printf("mean recall %.1f %%, by views %.1f %%%n", 100 * mean, 100 * bareMean);
        System.out.println(unrelated + "\n" + hard + "\n" + reading + "\n" + comparing + "\n" + comparingBare);
        System.out.printf("worker: at most %d MB resident%n", residentMax / 1024);
    }

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

    /** Counts for one transform. */
    private static final class Recall {
        private int count;
        private int read;
        private int candidate;
        private int verified;
        private int bareCandidate;
        private int bareVerified;

        double share() {
            return (double) verified / count;
        }

        double bareShare() {
            return (double) bareVerified / count;
        }

        String row(String transform) {
            return "| %s | %d | %.0f | %.0f | %.0f | %.0f |"
                            .formatted(
                                    transform,
                                    count,
                                    100.0 * candidate / count,
                                    100 * share(),
                                    100.0 * bareCandidate / count,
                                    100 * bareShare())
                    + (read < count ? " " + (count - read) + " not read" : "");
        }
    }

    /** Pairs of pictures of which the one does not show the other. */
    private static final class Pairs {
        private final String name;
        private int count;
        private int verified;

        Pairs(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return "%s: %d verified of %d pairs".formatted(name, verified, count);
        }
    }

    /** The worker's CPU time for one kind of request, as the system counts it, in hundredths of a second. */
    private final class Cost {
        private final String name;
        private Duration spent = Duration.ZERO;
        private int count;

        Cost(String name) {
            this.name = name;
        }

        <T> T of(Supplier<T> work) {
            Duration before = cpu();
            T result = work.get();
            spent = spent.plus(cpu().minus(before));
            count++;
            return result;
        }

        private Duration cpu() {
            return worker.processId()
                    .flatMap(ProcessHandle::of)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElse(Duration.ZERO);
        }

        @Override
        public String toString() {
            return "%s: %.1f ms CPU each, %d pictures".formatted(name, spent.toNanos() / 1e6 / count, count);
        }
    }
}
