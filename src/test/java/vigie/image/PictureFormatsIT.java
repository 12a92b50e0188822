package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One picture in every form in which pages show pictures (made by src/test/tools/picture_formats.py). */
class PictureFormatsIT {
    /** Bits of 256 by which a form may differ from the picture: compression and color spaces move a few. */
    private static final int NEAR = 12;

    private static final ImageWorker WORKER = new ImageWorker(Path.of("target", "image-worker"));

    @AfterAll
    static void close() {
        WORKER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "gray.jpg",
                "profile.jpg",
                "gray16.png",
                "palette.png",
                "lossy.webp",
                "palette.bmp",
                "still.gif"
            })
    void everyForm_isTheSamePicture(String name) throws IOException {
        ImageFingerprint found = fingerprint(name);
        assertThat(distance(found)).isLessThanOrEqualTo(NEAR);
        assertThat(WORKER.compare(original(), found)).isInstanceOfSatisfying(ImageComparison.Measured.class, both -> {
            assertThat(both.verified()).isTrue();
            assertThat(both.orientation()).isEqualTo(Orientation.UPRIGHT);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void camerasMark_isObeyed(int orientation) throws IOException {
        ImageFingerprint found = fingerprint("exif" + orientation + ".jpg");
        assertThat(distance(found)).isLessThanOrEqualTo(NEAR);
        assertThat(found.width()).isEqualTo(320);
        assertThat(found.height()).isEqualTo(240);
    }

    /** The left margin is transparent: white, once shown on a page. */
    @ParameterizedTest
    @ValueSource(strings = {"alpha.png", "gray-alpha.png", "alpha.webp"})
    void transparentParts_areWhite(String name) throws IOException {
        ImageFingerprint found = fingerprint(name);
        assertThat(WORKER.compare(original(), found)).isInstanceOfSatisfying(ImageComparison.Measured.class, both -> {
            assertThat(both.verified()).isTrue();
            assertThat(both.originalVisible()).isBetween(0.75, 1.0);
        });
    }

    /** Its first frame is blank, its second another picture, its third the picture. */
    @ParameterizedTest
    @ValueSource(strings = {"moving.gif", "moving.webp"})
    void pictureThatMoves_isLookedAtFrameByFrame(String name) throws IOException {
        assertThat(((ImageReading.Fingerprinted) WORKER.readFound(bytes(name))).frames())
                .hasSize(2)
                .anyMatch(frame -> distance(frame) <= NEAR)
                .anyMatch(frame -> distance(frame) > 60);
    }

    @Test
    void framesOfAnOriginal_areAllLookedFor() throws IOException {
        assertThat(((ImageReading.Fingerprinted) WORKER.readOriginal(bytes("moving.gif"))).frames())
                .hasSize(2);
    }

    private static int distance(ImageFingerprint found) {
        return NearestViews.of(original(), found).hammingDistance();
    }

    private static ImageFingerprint original() {
        try {
            return ((ImageReading.Fingerprinted) WORKER.readOriginal(bytes("plain.png"))).fingerprint();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ImageFingerprint fingerprint(String name) throws IOException {
        ImageReading reading = WORKER.readFound(bytes(name));
        assertThat(reading).as(name).isInstanceOf(ImageReading.Fingerprinted.class);
        return ((ImageReading.Fingerprinted) reading).fingerprint();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = PictureFormatsIT.class.getResourceAsStream("formats/" + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
