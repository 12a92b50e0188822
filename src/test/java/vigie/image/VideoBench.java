package vigie.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for 30 films among their copies and among 100 others, all made by {@code src/test/tools/films.py}; run by hand:
 * {@code VideoBench FILMS CACHE}. Prints what is found of each change, every false pair, and what it costs.
 */
final class VideoBench {
    private static final int CANDIDATES = 10;

    private final Path films;
    private final Path cache;
    private final ImageWorker worker;
    private Duration reading = Duration.ZERO;
    private Duration read = Duration.ZERO;
    private long bytes;

    private VideoBench(Path films, Path cache, ImageWorker worker) {
        this.films = films;
        this.cache = cache;
        this.worker = worker;
    }

    public static void main(String[] arguments) throws IOException {
        Path cache = Path.of(arguments[1]);
        Files.createDirectories(cache);
        try (ImageWorker worker = new ImageWorker(cache.resolve("worker"))) {
            new VideoBench(Path.of(arguments[0]), cache, worker).run();
        }
    }

    private record Named(String name, VideoFingerprint film) {}

    private void run() throws IOException {
        List<Named> originals = read(films.resolve("originals"));
        VideoIndex index = new VideoIndex(originals.stream().map(Named::film).toList());
        Map<String, int[]> found = new TreeMap<>();
        long start = System.nanoTime();
        int compared = 0;
        for (Path change : folders(films.resolve("copies"))) {
            int[] counts = found.computeIfAbsent(change.getFileName().toString(), name -> new int[3]);
            for (Named copy : read(change)) {
                count(originals, index, copy, counts);
                compared++;
            }
        }
        found.forEach((change, counts) -> System.out.printf(
                Locale.ROOT, "%-14s found %2d of %2d, %d false%n", change, counts[0], counts[1], counts[2]));
        int[] others = new int[3];
        for (Path kind : folders(films.resolve("others"))) {
            int[] counts = new int[3];
            for (Named other : read(kind)) {
                count(originals, index, other, counts);
                compared++;
            }
            System.out.printf("others/%-10s %d films, %d false%n", kind.getFileName(), counts[1], counts[2]);
            others[1] += counts[1];
            others[2] += counts[2];
        }
        System.out.printf("others: %d, false: %d%n", others[1], others[2]);
        System.out.printf(
                Locale.ROOT,
                "matching: %.0f ms a found film against %d originals (with reading the cache)%n",
                (System.nanoTime() - start) / 1e6 / compared,
                originals.size());
        System.out.printf(
                Locale.ROOT,
                "read %.1f min of film in %.1f s, %.1f KB a minute%n",
                read.toMillis() / 60e3,
                reading.toMillis() / 1e3,
                bytes / 1024.0 / (read.toMillis() / 60e3));
    }

    private static void count(List<Named> originals, VideoIndex index, Named found, int[] counts) {
        counts[1]++;
        List<Integer> candidates = index.candidates(found.film(), CANDIDATES);
        boolean hit = false;
        String best = "no candidate";
        for (int candidate : candidates) {
            VideoComparison comparison = index.compare(candidate, found.film());
            String name = originals.get(candidate).name();
            boolean right = found.name().endsWith(name);
            boolean verified = comparison instanceof VideoComparison.Along along && along.verified();
            hit |= right && verified;
            if (right) {
                best = comparison.toString();
            }
            if (!right && verified) {
                counts[2]++;
                System.out.println("FALSE " + found.name() + " " + name + " " + comparison);
            }
        }
        boolean copy = found.name().contains("copies");
        if (hit) {
            counts[0]++;
        } else if (copy) {
            System.out.println("missed " + found.name() + " " + best);
        }
    }

    private List<Named> read(Path folder) throws IOException {
        List<Named> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".mp4") && !path.toString().contains(".part"))
                    .sorted()
                    .toList()) {
                if (fingerprint(file) instanceof VideoReading.Fingerprinted read) {
                    all.add(new Named(films.relativize(file).toString(), read.fingerprint()));
                } else {
                    System.out.println("not read: " + file);
                }
            }
        }
        return folder.endsWith("originals")
                ? all.stream()
                        .map(named ->
                                new Named(Path.of(named.name()).getFileName().toString(), named.film()))
                        .toList()
                : all;
    }

    private VideoReading fingerprint(Path file) throws IOException {
        Path kept = cache.resolve(films.relativize(file).toString().replace('/', '_'));
        if (Files.exists(kept)) {
            return new VideoReading.Fingerprinted(VideoFingerprint.decode(Files.readAllBytes(kept)));
        }
        Duration before = workerTime();
        VideoReading reading = worker.readVideo(file);
        this.reading = this.reading.plus(workerTime().minus(before));
        if (reading instanceof VideoReading.Fingerprinted fingerprinted) {
            byte[] encoded = fingerprinted.fingerprint().encode();
            read = read.plus(fingerprinted.fingerprint().duration());
            bytes += encoded.length;
            Files.write(kept, encoded);
        } else {
            System.out.println(reading);
        }
        return reading;
    }

    /** The processor time of the worker's process, with what it took to start. */
    private Duration workerTime() {
        return worker.processId()
                .flatMap(ProcessHandle::of)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
