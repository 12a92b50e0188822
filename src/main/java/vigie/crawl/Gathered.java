package vigie.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes gathered up to a limit. Grows in steps, because a length that a server announces is only a claim. */
final class Gathered {
    private static final int FIRST_BYTES = 16 << 10;

    private static final int HEAD_BYTES = 2_048;

    private final int bytesMax;
    private byte[] bytes;
    private int size;

    Gathered(int bytesMax) {
        this.bytesMax = bytesMax;
        this.bytes = new byte[Math.min(FIRST_BYTES, bytesMax)];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == bytesMax;
    }

    /** Takes as much as there is room for from a source that fills an array, and returns what the source returned. */
    int take(Source source) throws IOException {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, bytesMax));
        }
        int read = source.read(bytes, size, bytes.length - size);
        size += Math.max(0, read);
        return read;
    }

    /** Returns the first bytes, at most as many as tell a format, one char each. */
    String head() {
        return new String(bytes, 0, Math.min(size, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }

    /** As {@link java.io.InputStream#read(byte[], int, int)}. */
    @FunctionalInterface
    interface Source {
        int read(byte[] into, int offset, int length) throws IOException;
    }

    /** Returns what was gathered; nothing is gathered afterwards. */
    Body body() {
        return Body.owning(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }
}
