package vigie.crawl;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Takes content codings off a body (RFC 9110, section 8.4), within limits. Only gzip is asked for and read. */
final class ContentCoding {
    /** Nobody honest codes a page more often; each more is a multiplier for a bomb. */
    static final int CODINGS_MAX = 2;

    /** Text rarely shrinks to a fiftieth; a bomb to a thousandth, which is where gzip ends. */
    static final int RATIO_MAX = 200;

    /** Below this many decoded bytes any ratio does no harm. */
    static final int RATIO_FROM_BYTES = 1 << 20;

    private ContentCoding() {}

    /** What came of it. */
    sealed interface Decoded {
        /** The body without codings; {@code cut} when a limit or its own end cut it. */
        record Plain(Body body, boolean cut) implements Decoded {}

        /** It broke a limit, or the coding is none of ours. */
        record Unreadable(Reason reason) implements Decoded {}
    }

    /**
     * Returns a body without its codings.
     *
     * @param contentEncodings values of the Content-Encoding lines, outermost coding last
     * @param bytesMax most decoded bytes kept
     */
    static Decoded decode(Body wire, List<String> contentEncodings, int bytesMax) {
        List<String> codings = contentEncodings.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        if (codings.size() > CODINGS_MAX) {
            return new Decoded.Unreadable(new Reason(Reason.Kind.LIMIT, String.join(", ", codings)));
        }
        Decoded.Plain plain = new Decoded.Plain(wire, false);
        for (String coding : codings.reversed()) {
            if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
                return new Decoded.Unreadable(new Reason(Reason.Kind.NOT_READABLE, coding));
            }
            switch (unzip(plain, bytesMax)) {
                case Decoded.Plain inner -> plain = inner;
                case Decoded.Unreadable unreadable -> {
                    return unreadable;
                }
            }
        }
        return plain;
    }

    /** Some servers say gzip and send text; then the text is what they meant. */
    private static Decoded unzip(Decoded.Plain coded, int bytesMax) {
        if (!coded.body().startsWith(0x1f, 0x8b)) {
            return coded;
        }
        Gathered plain = new Gathered(bytesMax);
        boolean cut = coded.cut();
        try (InputStream in = new GZIPInputStream(coded.body().stream())) {
            while (!plain.isFull()) {
                if (plain.take(in::read) < 0) {
                    return new Decoded.Plain(plain.body(), cut);
                }
                if (plain.size() > RATIO_FROM_BYTES
                        && plain.size() / RATIO_MAX > coded.body().size()) {
                    return new Decoded.Unreadable(new Reason(Reason.Kind.LIMIT, "gzip > 1:" + RATIO_MAX));
                }
            }
            cut |= in.read() >= 0;
        } catch (EOFException | ZipException e) {
            cut = true;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory could not be read", e);
        }
        return new Decoded.Plain(plain.body(), cut);
    }
}
