package vigie.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vigie as people run it: the packaged jar in a process of its own. */
public final class VigieProcess implements AutoCloseable {
    /** How often the output is looked at while something is awaited, in milliseconds. */
    private static final long LOOK_MILLIS = 100;

    private static final Path JAR = Path.of("target/app/vigie.jar").toAbsolutePath();

    private final Process process;
    private final Path output;

    private VigieProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command; what it prints goes to a file below the home folder. */
    public static VigieProcess start(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        try {
            Path output = Files.createTempFile(home, "output", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new VigieProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end and returns the exit code; a process that outlives the limit is killed and rises. */
    public int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IllegalStateException("still running after " + limit + "\n" + output());
        }
        return process.exitValue();
    }

    /** Kills it as {@code kill -9} does, after a while unless it ends before; returns whether it had to be killed. */
    public boolean killAfter(Duration while_) throws InterruptedException {
        if (process.waitFor(while_.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        kill();
        return true;
    }

    /** Waits until it has printed something of that pattern and returns it; an early end or a long silence rises. */
    public String await(Pattern printed, Duration limit) throws InterruptedException {
        for (long looks = limit.toMillis() / LOOK_MILLIS; looks > 0; looks--) {
            boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            Matcher found = printed.matcher(output());
            if (found.find()) {
                return found.group();
            }
            if (ended) {
                break;
            }
        }
        throw new IllegalStateException("never printed " + printed + ":\n" + output());
    }

    /** Asks it to stop, as a service manager does, and kills it if it does not within half a minute. */
    public boolean stop() throws InterruptedException {
        process.destroy();
        boolean stopped = process.waitFor(30, TimeUnit.SECONDS);
        if (!stopped) {
            kill();
        }
        return stopped;
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Returns everything printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
