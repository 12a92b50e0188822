package vigie.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vigie.crawl.Capture;

/** A file of captures as the records of evidence write them, for measurements. Guarded by itself. */
public final class WarcFile implements AutoCloseable {
    private final OutputStream out;
    private long captures;

    public WarcFile(Path file) {
        try {
            out = new BufferedOutputStream(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the records of one capture. */
    public synchronized void add(Capture capture) {
        try {
            new CaptureRecords("bench-" + captures++, capture, Environment.here("bench")).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
