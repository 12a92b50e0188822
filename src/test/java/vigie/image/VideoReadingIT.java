package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Films and pictures of our own making; src/test/resources/vigie/image/README.md says how. */
class VideoReadingIT {
    private static final ImageWorker WORKER = new ImageWorker(Path.of("target", "image-worker"));

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        WORKER.close();
    }

    @Test
    void readVideo_tellsLengthAndSides() throws IOException {
        VideoFingerprint film = film("film.mp4");
        assertThat(film.duration()).isBetween(Duration.ofMillis(8_500), Duration.ofSeconds(9));
        assertThat(List.of(film.width(), film.height())).containsExactly(192, 108);
        assertThat(film.complete()).isTrue();
        // it moves all the time: at least four pictures of ten a second differ
        assertThat(film.frames()).hasSizeBetween(36, 90);
    }

    @Test
    void readVideo_ofAMirroredPartInAnotherFormat_isFoundInTheWhole() throws IOException {
        VideoIndex index = new VideoIndex(List.of(film("film.mp4")));
        VideoComparison.Along along = (VideoComparison.Along) index.compare(0, film("mirrored-part.webm"));
        assertThat(along.verified()).as(along.toString()).isTrue();
        assertThat(along.mirrored()).isTrue();
        assertThat(along.original().start().toMillis()).isBetween(1_000L, 3_000L);
    }

    @Test
    void readVideo_filmedSideways_isUpright() throws IOException {
        VideoFingerprint turned = film("turned.mp4");
        assertThat(List.of(turned.width(), turned.height())).containsExactly(108, 192);
        BufferedImage shown = image(WORKER.frame(file("turned.mp4"), Duration.ofSeconds(6), 400));
        BufferedImage filmed = image(WORKER.frame(file("film.mp4"), Duration.ofSeconds(6), 400));
        assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(108, 192);
        // turned to the left: what was at the upper right is at the upper left
        int right = filmed.getRGB(180, 10) & 0xFF;
        assertThat(shown.getRGB(10, 12) & 0xFF).isBetween(right - 40, right + 40);
    }

    @Test
    void frame_isTheInstantsPictureAndTheLastBeyondTheEnd() throws IOException {
        byte[] early = WORKER.frame(file("film.mp4"), Duration.ofSeconds(1), 96).orElseThrow();
        byte[] late = WORKER.frame(file("film.mp4"), Duration.ofSeconds(7), 96).orElseThrow();
        byte[] beyond = WORKER.frame(file("film.mp4"), Duration.ofHours(7), 96).orElseThrow();
        assertThat(image(Optional.of(early)).getWidth()).isEqualTo(96);
        assertThat(early).isNotEqualTo(late);
        assertThat(beyond).isNotEqualTo(early);
    }

    @Test
    void readVideo_ofAFilmCutShort_readsWhatIsThereAndSaysSo() throws IOException {
        byte[] whole = resource("film.mp4");
        VideoReading reading = WORKER.readVideo(write("cut.mp4", Arrays.copyOf(whole, whole.length * 3 / 4)));
        VideoFingerprint film = ((VideoReading.Fingerprinted) reading).fingerprint();
        assertThat(film.duration()).isLessThan(Duration.ofSeconds(9));
        checkUnreadable(Arrays.copyOf(whole, 100), ImageTrouble.DAMAGED);
    }

    /** No reader of playlists is ever asked, whatever a file is called. */
    @Test
    void readVideo_ofAPlaylistNamedLikeAFilm_isRefused() throws IOException {
        Path secret = write("secret.mp4", resource("film.mp4"));
        checkUnreadable(
                ("#EXTM3U\n#EXTINF:9,\n" + secret.toUri() + "\n#EXT-X-ENDLIST\n").getBytes(StandardCharsets.UTF_8),
                ImageTrouble.UNKNOWN_FORMAT);
        checkUnreadable(
                ("ffconcat version 1.0\nfile '" + secret + "'\n").getBytes(StandardCharsets.UTF_8),
                ImageTrouble.UNKNOWN_FORMAT);
        // a playlist behind the first bytes of a film reaches the reader of films only
        byte[] polyglot = ("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom#EXTM3U\n" + secret.toUri() + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        checkUnreadable(polyglot, ImageTrouble.DAMAGED);
    }

    @Test
    void readVideo_ofABombOfPixels_isNotDecoded() throws IOException {
        byte[] bomb = resource("film.mp4");
        int at = indexOf(bomb, "avc1", indexOf(bomb, "stsd", 0));
        ByteBuffer.wrap(bomb).putShort(at + 28, (short) 16_000).putShort(at + 30, (short) 16_000);
        checkUnreadable(bomb, ImageTrouble.TOO_MANY_PIXELS);
    }

    @Test
    void readVideo_ofOtherFiles_namesTheTrouble() throws IOException {
        checkUnreadable("<html>".getBytes(StandardCharsets.UTF_8), ImageTrouble.UNKNOWN_FORMAT);
        checkUnreadable(new byte[0], ImageTrouble.UNKNOWN_FORMAT);
        checkUnreadable(resource("three.gif"), ImageTrouble.UNKNOWN_FORMAT);
        byte[] damaged = resource("film.mp4");
        Arrays.fill(damaged, 40, damaged.length, (byte) 0x55);
        checkUnreadable(damaged, ImageTrouble.DAMAGED);
    }

    @Test
    void readFound_ofAvif_isThePicture() throws IOException {
        ImageFingerprint plain = fingerprints("plain.avif").getFirst();
        assertThat(List.of(plain.width(), plain.height())).containsExactly(160, 120);
        BufferedImage shown = image(WORKER.thumbnail(resource("alpha.avif"), 160));
        // its right half is transparent, and lies on white
        assertThat(shown.getRGB(150, 60) & 0xFF).isGreaterThan(245);
        assertThat(shown.getRGB(150, 60) >> 8 & 0xFF).isGreaterThan(245);
    }

    @Test
    void readFound_ofABombInAvif_countsItsPixels() throws IOException {
        byte[] bomb = resource("plain.avif");
        int at = indexOf(bomb, "ispe", 0);
        ByteBuffer.wrap(bomb).putInt(at + 8, 60_000).putInt(at + 12, 60_000);
        assertThat(WORKER.readFound(bomb)).isEqualTo(new ImageReading.Unreadable(ImageTrouble.TOO_MANY_PIXELS));
    }

    @Test
    void readFound_ofAnAnimation_hasAFingerprintForEachPictureThatIsNotPlain() throws IOException {
        for (String name : List.of("three.gif", "three.webp")) {
            List<ImageFingerprint> frames = fingerprints(name);
            assertThat(frames).as(name).hasSizeBetween(2, 8);
            assertThat(NearestViews.of(frames.get(0), frames.get(1)).hammingDistance())
                    .isGreaterThan(31);
        }
        ImageReading original = WORKER.readOriginal(resource("three.gif"));
        assertThat(((ImageReading.Fingerprinted) original).frames())
                .hasSize(fingerprints("three.gif").size());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcess_neverLoadsFfmpeg() throws IOException {
        film("film.mp4");
        assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain("libavcodec", "libavformat");
    }

    private void checkUnreadable(byte[] bytes, ImageTrouble trouble) throws IOException {
        assertThat(WORKER.readVideo(write("hostile.mp4", bytes))).isEqualTo(new VideoReading.Unreadable(trouble));
    }

    private VideoFingerprint film(String name) throws IOException {
        VideoReading reading = WORKER.readVideo(file(name));
        assertThat(reading).isInstanceOf(VideoReading.Fingerprinted.class);
        return ((VideoReading.Fingerprinted) reading).fingerprint();
    }

    private static List<ImageFingerprint> fingerprints(String name) throws IOException {
        ImageReading reading = WORKER.readFound(resource(name));
        assertThat(reading).isInstanceOf(ImageReading.Fingerprinted.class);
        return ((ImageReading.Fingerprinted) reading).frames();
    }

    private Path file(String name) throws IOException {
        return write(name, resource(name));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = VideoReadingIT.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static BufferedImage image(Optional<byte[]> jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg.orElseThrow()));
    }

    private static int indexOf(byte[] bytes, String letters, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(letters, from);
    }
}
