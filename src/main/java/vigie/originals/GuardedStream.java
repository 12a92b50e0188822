package vigie.originals;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes of an entry, counted; more than an archive of works could hold is a bomb. */
final class GuardedStream extends FilterInputStream {
    private final long storedBytes;
    private final ArchiveLimits limits;
    private final AtomicLong totalBytes;
    private long bytes;
    private boolean swollen;

    /** @param totalBytes read from the archive so far; counted up here */
    GuardedStream(EntrySource.Stored stored, ArchiveLimits limits, AtomicLong totalBytes) {
        super(stored.bytes());
        this.storedBytes = stored.storedBytes();
        this.limits = limits;
        this.totalBytes = totalBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            bytes += count;
            check(totalBytes.addAndGet(count));
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        InputStream self = this; // read, so that what is passed over is counted too
        return self.readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    /** Returns whether a limit was met: readers of JSON and XML wrap what is thrown. */
    boolean isSwollen() {
        return swollen;
    }

    private void check(long total) throws BombException {
        boolean swells = bytes > ArchiveLimits.RATIO_FREE_BYTES && bytes / storedBytes > limits.ratioMax();
        if (swells || bytes > limits.entryBytesMax() || total > limits.totalBytesMax()) {
            swollen = true;
            throw new BombException();
        }
    }

    /** An entry inflates beyond the limits. */
    static final class BombException extends IOException {
        BombException() {
            super("inflates beyond the limits");
        }
    }
}
