package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigie.image.ImageHeader.Format;

class ImageHeaderTest {
    private static final BufferedImage IMAGE = new BufferedImage(123, 77, BufferedImage.TYPE_INT_RGB);

    @Test
    void read_tellsFormatAndSides() {
        check(DrawnPictures.encoded(IMAGE, "jpeg"), new ImageHeader(Format.JPEG, 123, 77, true));
        check(DrawnPictures.encoded(IMAGE, "png"), new ImageHeader(Format.PNG, 123, 77, true));
        check(DrawnPictures.encoded(IMAGE, "gif"), new ImageHeader(Format.GIF, 123, 77, true));
        check(DrawnPictures.encoded(IMAGE, "bmp"), new ImageHeader(Format.BMP, 123, 77, true));
    }

    /** The headers of RFC 9649, sections 2.5 to 2.7, without their pictures. */
    @Test
    void read_tellsSidesOfWebp() {
        check(webp("56503820 00000000 300100 9D012A 7B00 4D00"), new ImageHeader(Format.WEBP, 123, 77, true));
        check(webp("5650384C 00000000 2F 7A001300 0000000000"), new ImageHeader(Format.WEBP, 123, 77, true));
        check(webp("56503858 0A000000 00000000 7A0000 4C0000"), new ImageHeader(Format.WEBP, 123, 77, true));
    }

    @Test
    void read_ofAPictureCutShort_isIncomplete() {
        for (String format : new String[] {"jpeg", "png"}) {
            byte[] bytes = DrawnPictures.encoded(DrawnPictures.photo(1), format);
            byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
            assertThat(ImageHeader.read(cut).orElseThrow().trouble()).contains(ImageTrouble.TRUNCATED);
        }
    }

    @Test
    void read_ofABomb_countsItsPixels() {
        byte[] png = DrawnPictures.encoded(IMAGE, "png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        ImageHeader header = ImageHeader.read(png).orElseThrow();
        assertThat(header.pixels()).isEqualTo(3_600_000_000L);
        assertThat(header.trouble()).contains(ImageTrouble.TOO_MANY_PIXELS);
    }

    @Test
    void read_ofNegativeSides_isTooMany() {
        byte[] png = DrawnPictures.encoded(IMAGE, "png");
        ByteBuffer.wrap(png).putInt(16, -1).putInt(20, -1);
        assertThat(ImageHeader.read(png).orElseThrow().trouble()).contains(ImageTrouble.TOO_MANY_PIXELS);
    }

    /** The boxes of ISO/IEC 23008-12 that say how large a picture is; the largest counts. */
    @Test
    void read_tellsSidesOfAvif() {
        String extents = "\0\0\0\u0014ispe\0\0\0\0\0\0\0\u0010\0\0\0\u0010\0\0\0\u0014ispe\0\0\0\0\0\0\0{\0\0\0M";
        check(latin("\0\0\0\u0010ftypavif\0\0\0\0" + extents), new ImageHeader(Format.AVIF, 123, 77, true));
        check(latin("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif" + extents), new ImageHeader(Format.AVIF, 123, 77, true));
        assertThat(ImageHeader.read(latin("\0\0\0\u0010ftypavif\0\0\0\0"))
                        .orElseThrow()
                        .trouble())
                .contains(ImageTrouble.DAMAGED);
    }

    @Test
    void read_ofHeicAndOfTiles_isKnownAndNotSupported() {
        for (String head : new String[] {
            "\0\0\0 ftypheic\0\0\0\0", "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "\0\0\0\u0010ftypavif\0\0\0\0infe\0grid"
        }) {
            assertThat(ImageHeader.read(latin(head)).orElseThrow().trouble()).contains(ImageTrouble.UNSUPPORTED_FORMAT);
        }
    }

    private static byte[] latin(String letters) {
        return letters.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void read_ofOtherBytes_isEmpty() {
        assertThat(ImageHeader.read(new byte[0])).isEmpty();
        assertThat(ImageHeader.read("<svg/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void read_ofDamagedBytes_neverFails() {
        Random random = new Random(7);
        for (String format : new String[] {"jpeg", "png", "gif", "bmp"}) {
            byte[] whole = DrawnPictures.encoded(IMAGE, format);
            for (int i = 0; i < 300; i++) {
                byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length));
                for (int j = 0; j < bytes.length / 20; j++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                assertThat(ImageHeader.read(bytes)).isNotNull();
            }
        }
    }

    private static void check(byte[] bytes, ImageHeader expected) {
        assertThat(ImageHeader.read(bytes)).contains(expected);
    }

    private static byte[] webp(String hex) {
        byte[] chunk = HexFormat.of().parseHex(hex.replace(" ", ""));
        return ByteBuffer.allocate(12 + chunk.length)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(Integer.reverseBytes(4 + chunk.length))
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunk)
                .array();
    }
}
