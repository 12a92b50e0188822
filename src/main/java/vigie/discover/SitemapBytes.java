package vigie.discover;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a sitemap, unpacked; ends at the protocol's limit and breaks off inside a piece that is too long. */
final class SitemapBytes extends FilterInputStream {
    /** 50 MiB by the protocol (sitemaps.org): a bomb ends there. */
    static final int BYTES_MAX = 50 << 20;

    /** A comment or attribute is held whole by the XML reader; in a sitemap each is short. */
    static final int PIECE_BYTES_MAX = 1 << 20;

    private int left = BYTES_MAX;
    private int pieceLeft = PIECE_BYTES_MAX;

    SitemapBytes(InputStream in) {
        super(in);
    }

    /** Begins a new piece. */
    void nextPiece() {
        pieceLeft = PIECE_BYTES_MAX;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (pieceLeft <= 0) {
            throw new IOException("a piece of more than " + PIECE_BYTES_MAX + " B");
        }
        if (left <= 0) {
            return -1;
        }
        int read = super.read(bytes, offset, Math.min(length, left));
        left -= Math.max(read, 0);
        pieceLeft -= Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        return read(new byte[(int) Math.min(length, 8_192)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
