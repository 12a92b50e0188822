package vigie.discover;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/**
 * Reads a sitemap entry by entry, so that it costs the same memory whatever its size: XML or one address per line,
 * gzip included (sitemaps.org). It is told by its bytes, never by its name. A broken file gives what stands before the break.
 */
final class SitemapFile {
    /** Characters of an address by the protocol; what is longer is no address. */
    static final int ADDRESS_LENGTH_MAX = 2_048;

    /** Enough to see past a byte order mark and the blank lines that a careless template begins with. */
    private static final int HEAD_BYTES = 1_024;

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private SitemapFile() {}

    /**
     * Reads entries in their order until the file ends or no more are wanted.
     *
     * @param at address of the file, which the links of a feed are relative to
     * @param wantsMore takes an entry and says whether to go on
     */
    static void read(Body body, CanonicalUrl at, Predicate<SitemapEntry> wantsMore) {
        try (InputStream unpacked = unpacked(body);
                SitemapBytes bytes = new SitemapBytes(unpacked)) {
            byte[] head = bytes.readNBytes(HEAD_BYTES);
            int start = start(head);
            PushbackInputStream in = new PushbackInputStream(bytes, HEAD_BYTES);
            in.unread(head, start, head.length - start);
            if (isXml(head, start)) {
                new SitemapXml(at, wantsMore).read(in, bytes::nextPiece);
            } else {
                lines(in, bytes, wantsMore);
            }
        } catch (IOException e) {
            // bytes in memory fail to be read only when their gzip does not hold or a piece has
            // no end: what came before counts
            return;
        }
    }

    private static InputStream unpacked(Body body) throws IOException {
        byte[] magic = body.stream().readNBytes(2);
        boolean packed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        return packed ? new BufferedInputStream(new GZIPInputStream(body.stream(), 8_192)) : body.stream();
    }

    /** Returns where the text begins: no XML may have anything before it, many have. */
    private static int start(byte[] head) {
        int at = 0;
        while (at < head.length) {
            if (isBlank(head[at])) {
                at++;
            } else if (isMark(head, at)) {
                at += UTF_8_MARK.length;
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }

    private static boolean isMark(byte[] head, int at) {
        return head.length >= at + UTF_8_MARK.length
                && head[at] == UTF_8_MARK[0]
                && head[at + 1] == UTF_8_MARK[1]
                && head[at + 2] == UTF_8_MARK[2];
    }

    /** UTF-16 has its {@code <} beside a zero, behind a mark of two bytes. */
    private static boolean isXml(byte[] head, int start) {
        String text = new String(head, start, Math.min(head.length - start, 4), StandardCharsets.ISO_8859_1);
        return text.startsWith("<") || text.matches("(?s)(?:\u00ff\u00fe|\u00fe\u00ff)?\0?<.*");
    }

    private static void lines(InputStream in, SitemapBytes bytes, Predicate<SitemapEntry> wantsMore)
            throws IOException {
        StringBuilder line = new StringBuilder();
        boolean more = true;
        while (more) {
            int octet = in.read();
            if (octet == '\n' || octet == '\r' || octet < 0) {
                more = named(line.toString()).map(wantsMore::test).orElse(true) && octet >= 0;
                line.setLength(0);
                bytes.nextPiece();
            } else if (line.length() <= ADDRESS_LENGTH_MAX) {
                line.append((char) octet);
            }
        }
    }

    private static Optional<SitemapEntry> named(String octets) {
        String line = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        return line.startsWith("http") && octets.length() <= ADDRESS_LENGTH_MAX
                ? CanonicalUrl.parse(line).map(url -> new SitemapEntry.Named(url, Optional.empty(), ""))
                : Optional.empty();
    }
}
