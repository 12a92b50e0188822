package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageFingerprintTest {
    @Test
    void decode_returnsWhatWasEncoded() {
        ImageFingerprint fingerprint = fingerprint(1);
        assertThat(ImageFingerprint.decode(fingerprint.encode())).isEqualTo(fingerprint);
        assertThat(fingerprint).isNotEqualTo(fingerprint(2));
    }

    @Test
    void decode_ofBytesCutShort_isRefusedAtEveryLength() {
        byte[] encoded = fingerprint(1).encode();
        for (int length = 0; length < encoded.length - 10; length += 7) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> ImageFingerprint.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void decode_ofAnotherVersion_isRefusedWithItsNumber() {
        byte[] encoded = fingerprint(1).encode();
        encoded[3] = 9;
        assertThatThrownBy(() -> ImageFingerprint.decode(encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("56494609");
    }

    @Test
    void candidates_namesTheOriginalWithNearHashesFirst() {
        ImageIndex index = new ImageIndex(List.of(fingerprint(1), fingerprint(2), fingerprint(3)));
        assertThat(index.candidates(fingerprint(2), 5)).containsExactly(1);
        assertThat(index.candidates(fingerprint(4), 5)).isEmpty();
    }

    @Test
    void candidates_ofNoOriginals_isEmpty() {
        assertThat(new ImageIndex(List.of()).candidates(fingerprint(1), 5)).isEmpty();
    }

    private static ImageFingerprint fingerprint(long seed) {
        Random random = new Random(seed);
        ImageView view = ImageView.of(ImageView.Kind.FULL, new Region(0, 0, 512, 300), PerceptualHashTest.noise(seed));
        byte[] gray = new byte[50];
        random.nextBytes(gray);
        return new ImageFingerprint(1200, 800, List.of(view), descriptors(random, 120), descriptors(random, 90), gray);
    }

    private static Descriptors descriptors(Random random, int count) {
        return new Descriptors(random.longs(4L * count).toArray());
    }
}
