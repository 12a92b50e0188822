package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures made to hurt: each is bounded, each is named, and the next picture is read as ever. */
class HostilePicturesIT {
    private static final ImageWorker WORKER = new ImageWorker(Path.of("target", "image-worker"));

    @AfterAll
    static void close() {
        WORKER.close();
    }

    @AfterEach
    void nextPicture_isRead() throws IOException {
        assertThat(WORKER.readFound(bytes("plain.png"))).isInstanceOf(ImageReading.Fingerprinted.class);
    }

    @Test
    void sidesNoPictureHas_areRefusedBeforeDecoding() throws IOException {
        byte[] png = bytes("plain.png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        check(png, ImageTrouble.TOO_MANY_PIXELS);
        byte[] jpeg = HostilePictures.scanBomb(bytes("progressive.jpg"), 65_000, 1);
        check(jpeg, ImageTrouble.TOO_MANY_PIXELS);
        check(HostilePictures.gif(65_000, 1), ImageTrouble.TOO_MANY_PIXELS);
        byte[] webp = bytes("moving.webp");
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(24, 0xFFFFFF)
                .putShort(28, (short) 0xFFFF);
        check(webp, ImageTrouble.TOO_MANY_PIXELS);
        byte[] bmp = bytes("palette.bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 1 << 30).putInt(22, 1 << 30);
        check(bmp, ImageTrouble.TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iCCP"})
    void chunkThatInflatesWithoutEnd_isBounded(String type) throws IOException {
        byte[] bomb = HostilePictures.chunkBomb(bytes("plain.png"), type);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(WORKER.readFound(bomb))
                .isInstanceOfAny(ImageReading.Fingerprinted.class, ImageReading.Unreadable.class);
        assertThat(residentMegabytes()).isLessThan(ImageWorker.MEMORY_MAX >> 20);
    }

    @Test
    void chunksWithoutEnd_areBounded() throws IOException {
        byte[] many = HostilePictures.manyChunks(bytes("plain.png"), 200_000);
        assertThat(WORKER.readFound(many))
                .isInstanceOfAny(ImageReading.Fingerprinted.class, ImageReading.Unreadable.class);
    }

    @Test
    void framesWithoutEnd_areBounded() {
        byte[] gif = HostilePictures.gif(3_000, 20_000);
        assertThat(gif.length).isLessThan(ImageWorker.BYTES_MAX);
        assertThat(WORKER.readFound(gif)).isInstanceOfAny(ImageReading.SetAside.class, ImageReading.Unreadable.class);
        assertThat(residentMegabytes()).isLessThan(ImageWorker.MEMORY_MAX >> 20);
    }

    /** Refined five thousand times over 36 million pixels: nobody waits for that. */
    @Test
    void scansWithoutEnd_areStopped() throws IOException {
        byte[] bomb = HostilePictures.scanBomb(bytes("progressive.jpg"), 6_000, 5_000);
        WorkerLimits hurried = new WorkerLimits(Duration.ofSeconds(2), Duration.ofMinutes(3), Duration.ofMinutes(1));
        try (ImageWorker worker = new ImageWorker(Path.of("target", "image-worker"), WorkerMain.class, hurried)) {
            assertThat(worker.readFound(bomb))
                    .isInstanceOfSatisfying(
                            ImageReading.Unreadable.class,
                            unreadable -> assertThat(unreadable.trouble())
                                    .isIn(ImageTrouble.TIMED_OUT, ImageTrouble.DAMAGED));
        }
    }

    @ParameterizedTest
    @CsvSource({"plain.png", "baseline.jpg", "progressive.jpg", "lossy.webp", "moving.webp"})
    void cutShort_isNamed(String name) throws IOException {
        byte[] whole = bytes(name);
        check(Arrays.copyOf(whole, whole.length / 2), ImageTrouble.TRUNCATED);
    }

    @Test
    void whatIsNoPicture_isNamed() {
        for (String text : new String[] {"<html><img>", "%PDF-1.7\n", "PK\u0003\u0004archive", "", "GIF", "<svg/>"}) {
            check(text.getBytes(StandardCharsets.ISO_8859_1), ImageTrouble.UNKNOWN_FORMAT);
        }
    }

    /** A picture with something else behind it is a picture; what only begins like one is named. */
    @Test
    void twoThingsInOne_areReadAsPicturesOnly() throws IOException {
        byte[] jpeg = bytes("baseline.jpg");
        byte[] both = Arrays.copyOf(jpeg, jpeg.length + 4_000);
        System.arraycopy("PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1), 0, both, jpeg.length, 4);
        assertThat(WORKER.readFound(both)).isInstanceOf(ImageReading.Fingerprinted.class);
        byte[] script = "GIF89a=1;alert('no picture at all, but a script that says so')//"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(WORKER.readFound(script)).isInstanceOf(ImageReading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.png",
                "baseline.jpg",
                "progressive.jpg",
                "lossy.webp",
                "moving.webp",
                "moving.gif",
                "palette.bmp"
            })
    void damagedAnywhere_givesAReadingOfSomeKind(String name) throws IOException {
        Random chance = new Random(7);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = bytes(name);
            for (int i = 0; i < 1 + round / 4; i++) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
            }
            assertThat(WORKER.readFound(damaged)).isNotNull();
        }
    }

    private static void check(byte[] hostile, ImageTrouble trouble) {
        assertThat(WORKER.readFound(hostile)).isEqualTo(new ImageReading.Unreadable(trouble));
    }

    /** Linux only; elsewhere the worker's own limit is believed. */
    private static long residentMegabytes() {
        return WORKER.processId()
                .map(id -> Path.of("/proc/" + id + "/status"))
                .filter(java.nio.file.Files::exists)
                .map(HostilePicturesIT::peak)
                .orElse(0L);
    }

    private static long peak(Path status) {
        try {
            return java.nio.file.Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = HostilePicturesIT.class.getResourceAsStream("formats/" + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
