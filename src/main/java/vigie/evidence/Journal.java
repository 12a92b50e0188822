package vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The append-only journal: one JSON event a line, each naming the SHA-256 of the exact bytes of the line before it.
 *
 * <p>An appended line is on the disk when {@link #append} returns. A last line without its end, as a kill or a full disk
 * leaves it, was never acknowledged: it is copied to a side file, taken off, and that is an event of its own, so the chain
 * holds. Changed and removed lines are found by {@link #verify}; lines cut off at the end are not, which is why the head is
 * named in every mail. Thread-safe by a lock; other processes may append
 * too, kept apart by a lock on the file. One object a file and process: a second one is refused by the file's lock.
 */
public final class Journal implements AutoCloseable {
    /** Kind of the event that says a torn line was set aside. */
    public static final String TORN_LINE_SET_ASIDE = "torn-line-set-aside";

    /** Read at once: most lines are far shorter. */
    private static final int BLOCK_BYTES = 64 << 10;

    private final Path file;
    private final Clock clock;
    private final FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private long sizeRead;
    private long lines;
    private String head = JournalLines.NOTHING_BEFORE;

    private Journal(Path file, Clock clock, FileChannel channel) {
        this.file = file;
        this.clock = clock;
        this.channel = channel;
    }

    /** Opens the journal, made when it is not there, and sets a torn last line aside. */
    public static Journal open(Path file, Clock clock) {
        try {
            Path folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, clock, channel);
            FileLock alone = channel.lock();
            try {
                journal.catchUp();
            } finally {
                alone.release();
            }
            BundleWriter.force(folder);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file, e);
        }
    }

    /** Appends an event and returns it once it is on the disk. Facts are strings, numbers, booleans, lists and maps. */
    public JournalEntry append(String kind, Map<String, ?> facts) {
        lock.lock();
        try {
            FileLock alone = channel.lock();
            try {
                catchUp();
                return write(kind, facts);
            } finally {
                alone.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file, e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the SHA-256 of the last line, or 64 zeros when there is none. */
    public String head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Checks the whole chain from its first line. */
    public JournalCheck verify() {
        lock.lock();
        try {
            return verify(file);
        } finally {
            lock.unlock();
        }
    }

    /** Checks the chain of a journal's file, whoever wrote it; changes nothing. */
    public static JournalCheck verify(Path file) {
        return new JournalReader(file).check(entry -> {});
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file, e);
        }
    }

    private JournalEntry write(String kind, Map<String, ?> facts) throws IOException {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String line = JournalLines.line(head, at, kind, facts);
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        writeFully(bytes);
        channel.truncate(sizeRead + bytes.length);
        channel.force(true);
        advance(Arrays.copyOf(bytes, bytes.length - 1));
        return new JournalEntry(lines, at, kind, line, head);
    }

    /** Writes at the end of what was read; what a failure leaves there is set aside by the next append. */
    private void writeFully(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, sizeRead + left.position());
        }
    }

    /** Reads what was appended since, by an earlier run or another process, and sets a torn end aside. */
    private void catchUp() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long position = sizeRead; channel.read(block, position) >= 0; block.clear()) {
            position += block.position();
            block.flip();
            while (block.hasRemaining()) {
                byte next = block.get();
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                advance(line.toByteArray());
                line.reset();
            }
        }
        if (line.size() > 0) {
            setAside(line.toByteArray());
        }
    }

    private void setAside(byte[] torn) throws IOException {
        String sum = Sha256.of(torn);
        Path side = file.resolveSibling(file.getFileName() + ".torn-" + sum.substring(0, 12));
        Files.write(side, torn);
        BundleWriter.force(side);
        // the event overwrites the torn bytes and the rest is cut: killed in between, the next opening does it again
        write(
                TORN_LINE_SET_ASIDE,
                Map.of(
                        "bytes",
                        torn.length,
                        "sha256",
                        sum,
                        "file",
                        side.getFileName().toString()));
    }

    private void advance(byte[] line) {
        head = Sha256.of(line);
        lines++;
        sizeRead += line.length + 1L;
    }
}
