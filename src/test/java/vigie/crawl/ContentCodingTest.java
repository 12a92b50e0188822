package vigie.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigie.testing.FakeSite;

class ContentCodingTest {
    private static final byte[] TEXT = "Bonjour, bonjour, bonjour.".getBytes(UTF_8);

    private static void check(byte[] wire, List<String> codings, int bytesMax, ContentCoding.Decoded expected) {
        assertThat(ContentCoding.decode(Body.of(wire), codings, bytesMax)).isEqualTo(expected);
    }

    private static ContentCoding.Decoded plain(byte[] bytes, boolean cut) {
        return new ContentCoding.Decoded.Plain(Body.of(bytes), cut);
    }

    private static ContentCoding.Decoded unreadable(Reason.Kind kind, String detail) {
        return new ContentCoding.Decoded.Unreadable(new Reason(kind, detail));
    }

    @Test
    void decode_upToTwoCodings() {
        byte[] once = FakeSite.gzip(TEXT);
        check(TEXT, List.of(), 100, plain(TEXT, false));
        check(TEXT, List.of("identity"), 100, plain(TEXT, false));
        check(once, List.of("GZIP"), 100, plain(TEXT, false));
        check(FakeSite.gzip(once), List.of("gzip, x-gzip"), 100, plain(TEXT, false));
        check(once, List.of("gzip", "gzip, gzip"), 100, unreadable(Reason.Kind.LIMIT, "gzip, gzip, gzip"));
    }

    @Test
    void decode_unknownCoding_isUnreadable() {
        check(TEXT, List.of("br"), 100, unreadable(Reason.Kind.NOT_READABLE, "br"));
    }

    @Test
    void decode_stopsAtTheLimit() {
        check(FakeSite.gzip(TEXT), List.of("gzip"), 7, plain(Arrays.copyOf(TEXT, 7), true));
        check(FakeSite.gzip(TEXT), List.of("gzip"), TEXT.length, plain(TEXT, false));
    }

    @Test
    void decode_bomb_breaksTheRatio() {
        byte[] bomb = FakeSite.gzip(new byte[8 << 20]);
        check(bomb, List.of("gzip"), 64 << 20, unreadable(Reason.Kind.LIMIT, "gzip > 1:200"));
    }

    @Test
    void decode_cutGzip_keepsWhatCame() {
        byte[] text = "abcdefghij".repeat(20_000).getBytes(UTF_8);
        byte[] whole = FakeSite.gzip(text);
        ContentCoding.Decoded decoded =
                ContentCoding.decode(Body.of(Arrays.copyOf(whole, whole.length / 2)), List.of("gzip"), 1 << 20);
        assertThat(decoded).isInstanceOfSatisfying(ContentCoding.Decoded.Plain.class, plain -> {
            assertThat(plain.cut()).isTrue();
            assertThat(plain.body().size()).isLessThan(text.length);
        });
    }

    @Test
    void decode_textThatClaimsToBeGzip_isKept() {
        check(TEXT, List.of("gzip"), 100, plain(TEXT, false));
    }
}
