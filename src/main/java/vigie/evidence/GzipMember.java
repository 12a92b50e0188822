package vigie.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One gzip member (RFC 1952) of a file of several, made fast: most of what goes in came compressed already. Closing it ends
 * the member and gives its memory back, a quarter of a MiB outside the heap, but leaves the stream beneath open.
 */
final class GzipMember extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 8 << 10;

    GzipMember(OutputStream out) throws IOException {
        super(out, BUFFER_BYTES);
        def.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            def.end();
        }
    }
}
