package vigie.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One running worker and the pipes to it. Not thread-safe: its owner asks one thing at a time. */
final class WorkerProcess {
    /** Kept from the daemon's environment; the rest may hold credentials, which are no business of a decoder. */
    private static final Set<String> ENVIRONMENT_KEPT = Set.of("PATH", "LANG", "TMPDIR", "SystemRoot");

    private final Process process;
    private final DataInputStream answers;
    private final DataOutputStream requests;
    private final ScheduledExecutorService timer;

    /** A stopped process lingers for a moment; it must not be asked again. */
    private boolean stopped;

    private WorkerProcess(Process process, ScheduledExecutorService timer) {
        this.process = process;
        this.timer = timer;
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /**
     * Starts a worker with this program's own Java and class path and waits until it is ready.
     *
     * @param mainClass serves requests on its standard input, after a first message that says it is ready
     * @param folder for unpacked libraries and the worker's log
     * @throws UncheckedIOException if it does not come up: a fault of the installation, not of a picture
     */
    static WorkerProcess start(Class<?> mainClass, Path folder, Duration limit, ScheduledExecutorService timer) {
        Path log = folder.resolve("image-worker.log");
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command(mainClass, folder)).redirectError(log.toFile());
            builder.environment().keySet().retainAll(ENVIRONMENT_KEPT);
            builder.environment()
                    .putAll(Map.of(
                            "OPENCV_IO_MAX_IMAGE_PIXELS",
                            Long.toString(ImageWorker.PIXELS_MAX),
                            "OPENBLAS_NUM_THREADS",
                            "1",
                            "OMP_THREAD_LIMIT",
                            "1"));
            WorkerProcess worker = new WorkerProcess(builder.start(), timer);
            if (worker.await(limit) instanceof Heard.Lost lost) {
                throw new IOException("the image worker did not start (%s); see %s"
                        .formatted(lost.trouble().label(), log));
            }
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Class<?> mainClass, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // OpenCV's finalizers free native objects that are still in use
                "--finalization=disabled",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("image-worker-crash.log"),
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.cachedir=" + folder,
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=" + ImageWorker.MEMORY_MAX,
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName());
    }

    boolean alive() {
        return !stopped && process.isAlive();
    }

    long id() {
        return process.pid();
    }

    /** Sends a message and waits for the answer; a worker that ends or overruns is lost, with the reason. */
    Heard ask(byte[] message, Duration limit) {
        try {
            Frames.write(requests, message);
        } catch (IOException e) {
            stop();
            return new Heard.Lost(ImageTrouble.WORKER_CRASHED);
        }
        return await(limit);
    }

    private Heard await(Duration limit) {
        AtomicBoolean overrun = new AtomicBoolean();
        Future<?> alarm = timer.schedule(
                () -> {
                    overrun.set(true);
                    process.destroyForcibly();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return new Heard.Answer(Frames.read(answers));
        } catch (IOException e) {
            stop();
            return new Heard.Lost(overrun.get() ? ImageTrouble.TIMED_OUT : ImageTrouble.WORKER_CRASHED);
        } finally {
            alarm.cancel(false);
        }
    }

    /** Ends the worker at once. It holds nothing that needs an orderly end. */
    void stop() {
        stopped = true;
        process.destroyForcibly();
    }

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // messages are written and read, never compared
    sealed interface Heard {
        record Answer(byte[] message) implements Heard {}

        record Lost(ImageTrouble trouble) implements Heard {}
    }
}
