package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdqTest {
    /** What a second implementation makes of the same pictures: {@code src/test/tools/pdq_by_numpy.py}. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        64, 64, 256, bc67e35b58b4d6882d6352d554a6e548a8579ab575aa492cb2d21cb56369c71c, 100
        300, 200, 40, a75b4c9bf88080fd0bf91f9b7b18701b70ffc3fc77fcf781f300e3006000f206, 100
        128, 700, 256, ef8883a877e846488fc8a7c8b7e0dee85fe82ecaa060dbf0dce03ce020c3f9e3, 100
        901, 640, 9, 046e607f00e500218008000450acc0e107c10e3cf8fce9ecefebb7f5ffffffff, 1
        1200, 1100, 100, 60201d049a50becc7cb09ff4f9b0ecf8aa5098704d803ae88aadbfb6ffc56f91, 52
        """)
    void of_aPictureOfAFormula_isWhatASecondImplementationMakes(
            int width, int height, int levels, String hex, int quality) {
        assertThat(Pdq.of(picture(width, height, levels), width)).isEqualTo(new Pdq(hex, quality));
    }

    @Test
    void of_aPictureOfOneColor_hasNoQuality() {
        byte[] gray = new byte[3 * 100 * 80];
        Arrays.fill(gray, (byte) 77);
        assertThat(Pdq.of(gray, 100).quality()).isZero();
    }

    @Test
    void of_aPictureOfAFewPixels_hasNoBit() {
        assertThat(Pdq.of(new byte[3 * 4 * 300], 4)).isEqualTo(new Pdq("0".repeat(64), 0));
    }

    @Test
    void decode_returnsWhatWasEncoded() {
        Pdq pdq = Pdq.of(picture(200, 100, 256), 200);
        assertThat(Pdq.decode(pdq.encode())).isEqualTo(pdq);
    }

    @Test
    void pdq_ofAnotherLength_isTheCallersMistake() {
        assertThatThrownBy(() -> new Pdq("f8", 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f8");
    }

    /** Blue, green and red, by row, of so many levels. */
    private static byte[] picture(int width, int height, int levels) {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int red = 0; red < 3; red++) {
                    int waves = (x * x * (red + 1) + 3 * x * y + y * y * (4 - red)) / 97;
                    int level = (waves + 40 * red + (x / 23 + y / 31) % 2 * 60) % 256 * levels / 256;
                    pixels[3 * (y * width + x) + 2 - red] = (byte) level;
                }
            }
        }
        return pixels;
    }
}
