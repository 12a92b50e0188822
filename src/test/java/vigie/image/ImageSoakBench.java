package vigie.image;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads many pictures through the worker, which is killed again and again while it reads; run by hand.
 *
 * <p>Arguments: folder for the worker's libraries; folder of pictures, read in turn; how many in all; after how many the
 * worker is killed; file for the resident memory of both processes (picture, daemon's MB, worker's MB). Each picture must
 * be told of exactly once, and the same each time: a picture that was lost with the worker is read again, as the next
 * visit of its page would.
 */
final class ImageSoakBench {
    /** Pictures between two lines of the table. */
    private static final int STEP = 250;

    private final ImageWorker worker;
    private final List<byte[]> pictures;
    private final Map<Integer, Integer> first = new HashMap<>();
    private int lost;
    private int told;
    private int different;

    private ImageSoakBench(ImageWorker worker, List<byte[]> pictures) {
        this.worker = worker;
        this.pictures = pictures;
    }

    public static void main(String[] arguments) throws IOException {
        try (ImageWorker worker = new ImageWorker(Path.of(arguments[0]));
                PrintStream table =
                        new PrintStream(Files.newOutputStream(Path.of(arguments[4])), true, StandardCharsets.UTF_8)) {
            new ImageSoakBench(worker, read(Path.of(arguments[1])))
                    .run(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), table);
        }
    }

    private static List<byte[]> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(ImageSoakBench::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(int count, int killedAfter, PrintStream table) {
        for (int i = 0; i < count; i++) {
            if (i % killedAfter == killedAfter - 1) {
                killWhileReading();
            }
            readOnce(i);
            if (i % STEP == 0) {
                table.printf(
                        "%d\t%d\t%d%n", i, megabytes(ProcessHandle.current().pid()), workersMegabytes());
            }
        }
        System.out.printf(
                "%d pictures, told of %d, read again after a kill %d, different from before %d%n",
                count, told, lost, different);
    }

    private void readOnce(int i) {
        int place = i % pictures.size();
        ImageReading reading = worker.readFound(pictures.get(place));
        if (reading instanceof ImageReading.Unreadable unreadable
                && unreadable.trouble().isWorkersFault()) {
            lost++;
            reading = worker.readFound(pictures.get(place));
        }
        told++;
        Integer before = first.putIfAbsent(place, summary(reading));
        if (before != null && before != summary(reading)) {
            different++;
        }
    }

    /** Fingerprints by the thousand would be the growth that is looked for: their hash stands for them. */
    private static int summary(ImageReading reading) {
        return reading instanceof ImageReading.Fingerprinted read
                ? java.util.Arrays.hashCode(read.fingerprint().encode())
                : reading.hashCode();
    }

    private void killWhileReading() {
        Optional<ProcessHandle> running = worker.processId().flatMap(ProcessHandle::of);
        running.ifPresent(process -> Thread.ofVirtual().start(process::destroyForcibly));
    }

    private long workersMegabytes() {
        return worker.processId().map(ImageSoakBench::megabytes).orElse(0L);
    }

    /** Linux only, as is the benchmark. */
    private static long megabytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
