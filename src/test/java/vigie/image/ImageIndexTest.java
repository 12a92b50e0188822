package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageIndexTest {
    private static final int SIDE = PerceptualHash.SIDE;

    @TempDir
    private Path folder;

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void candidates_forATurnedPicture_nameItsOriginal() {
        ImageIndex index = new ImageIndex(List.of(fingerprint(1), fingerprint(2)));
        byte[] turned = new byte[SIDE * SIDE];
        byte[] gray = PerceptualHashTest.noise(2);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                turned[x * SIDE + SIDE - 1 - y] = gray[y * SIDE + x];
            }
        }
        assertThat(index.candidates(withoutFeatures(turned, ImageView.Kind.FULL), 5))
                .containsExactly(1);
    }

    @Test
    void candidates_forAPictureWithTheSameFeatures_nameItsOriginal() {
        ImageIndex index = new ImageIndex(List.of(fingerprint(1), fingerprint(2)));
        ImageFingerprint found = new ImageFingerprint(
                900,
                900,
                List.of(ImageView.of(ImageView.Kind.FULL, new Region(0, 0, 900, 900), PerceptualHashTest.noise(77))),
                fingerprint(1).descriptors(),
                new Descriptors(new long[0]),
                new byte[] {1});
        assertThat(index.candidates(found, 5)).containsExactly(0);
    }

    @Test
    void candidates_ofAPlainOriginal_areNotFoundInParts() {
        byte[] plain = new byte[SIDE * SIDE];
        plain[1000] = 50;
        ImageIndex index = new ImageIndex(List.of(withoutFeatures(plain, ImageView.Kind.FULL)));
        ImageFingerprint full = withoutFeatures(plain, ImageView.Kind.FULL);
        ImageFingerprint part = new ImageFingerprint(
                900,
                900,
                List.of(
                        ImageView.of(ImageView.Kind.FULL, new Region(0, 0, 900, 900), PerceptualHashTest.noise(78)),
                        ImageView.of(ImageView.Kind.PART, new Region(0, 0, 450, 900), plain)),
                new Descriptors(new long[0]),
                new Descriptors(new long[0]),
                new byte[] {1});
        assertThat(index.candidates(full, 5)).containsExactly(0);
        assertThat(index.candidates(part, 5)).isEmpty();
    }

    @Test
    void candidates_atMostNone_areTheCallersMistake() {
        assertThatThrownBy(() -> new ImageIndex(List.of()).candidates(fingerprint(1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Test
    void kept_openedAgain_asksForNothingAndFindsTheSame() {
        ImageIndex made = ImageIndex.kept(file(), pictures(numbers(1, 40)));
        asked.clear();
        ImageIndex opened = ImageIndex.kept(file(), pictures(numbers(1, 40)));
        assertThat(asked).isEmpty();
        for (int number = 1; number <= 40; number++) {
            assertThat(opened.candidates(fingerprint(number), 3)).containsExactly(number);
            assertThat(made.candidates(fingerprint(number), 3)).containsExactly(number);
        }
    }

    @Test
    void kept_withANewPicture_asksForThatOne() {
        ImageIndex.kept(file(), pictures(numbers(1, 200)));
        asked.clear();
        ImageIndex opened = ImageIndex.kept(file(), pictures(numbers(1, 201)));
        assertThat(asked).containsExactly(201);
        assertThat(opened.candidates(fingerprint(201), 3)).containsExactly(201);
        assertThat(opened.candidates(fingerprint(200), 3)).containsExactly(200);
    }

    @Test
    void kept_withManyNewPictures_isWrittenAgain() {
        ImageIndex.kept(file(), pictures(numbers(1, 40)));
        ImageIndex.kept(file(), pictures(numbers(21, 80)));
        asked.clear();
        ImageIndex opened = ImageIndex.kept(file(), pictures(numbers(21, 80)));
        assertThat(asked).isEmpty();
        assertThat(opened.candidates(fingerprint(21), 3)).containsExactly(21);
        assertThat(opened.candidates(fingerprint(80), 3)).containsExactly(80);
        assertThat(opened.candidates(fingerprint(20), 3)).isEmpty();
    }

    @Test
    void kept_withoutAPicture_doesNotNameIt() {
        ImageIndex.kept(file(), pictures(numbers(1, 200)));
        ImageIndex opened = ImageIndex.kept(file(), pictures(numbers(1, 199)));
        assertThat(opened.candidates(fingerprint(200), 3)).isEmpty();
        assertThat(opened.candidates(fingerprint(199), 3)).containsExactly(199);
    }

    @Test
    void kept_inADamagedFile_isMadeAgain() throws IOException {
        ImageIndex.kept(file(), pictures(numbers(1, 40)));
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 4;
        Files.write(file(), bytes);
        asked.clear();
        ImageIndex opened = ImageIndex.kept(file(), pictures(numbers(1, 40)));
        assertThat(asked).hasSize(40);
        assertThat(opened.candidates(fingerprint(9), 3)).containsExactly(9);
    }

    @Test
    void kept_withChosenFeatures_looksForTheFeaturesOfThese() {
        NumberedPictures chosen =
                new NumberedPictures(numbers(1, 3), ImageIndexTest::fingerprint, number -> number == 2);
        ImageIndex index = ImageIndex.kept(file(), chosen);
        assertThat(index.candidates(otherWithFeaturesOf(2), 3)).containsExactly(2);
        assertThat(index.candidates(otherWithFeaturesOf(3), 3)).isEmpty();
    }

    private static ImageFingerprint otherWithFeaturesOf(int seed) {
        return new ImageFingerprint(
                900,
                900,
                List.of(ImageView.of(ImageView.Kind.FULL, new Region(0, 0, 900, 900), PerceptualHashTest.noise(-seed))),
                fingerprint(seed).descriptors(),
                new Descriptors(new long[0]),
                new byte[] {1});
    }

    private Path file() {
        return folder.resolve("pictures");
    }

    private NumberedPictures pictures(int[] numbers) {
        return new NumberedPictures(numbers, number -> {
            asked.add(number);
            return fingerprint(number);
        });
    }

    private static int[] numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    private static ImageFingerprint fingerprint(int seed) {
        ImageView view = ImageView.of(ImageView.Kind.FULL, new Region(0, 0, 512, 300), PerceptualHashTest.noise(seed));
        Random random = new Random(seed);
        return new ImageFingerprint(
                1200, 800, List.of(view), descriptors(random), descriptors(random), new byte[] {(byte) seed});
    }

    private static ImageFingerprint withoutFeatures(byte[] gray, ImageView.Kind kind) {
        return new ImageFingerprint(
                900,
                900,
                List.of(ImageView.of(kind, new Region(0, 0, 900, 900), gray)),
                new Descriptors(new long[0]),
                new Descriptors(new long[0]),
                new byte[] {1});
    }

    private static Descriptors descriptors(Random random) {
        return new Descriptors(random.longs(4 * 30).toArray());
    }
}
