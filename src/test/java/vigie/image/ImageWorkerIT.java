package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ImageWorkerIT {
    /** Kept from one run to the next: unpacking the libraries is the slowest thing here. */
    private static final Path FOLDER = Path.of("target", "image-worker");

    private static final ImageWorker WORKER = new ImageWorker(FOLDER);
    private static final BufferedImage PHOTO = DrawnPictures.photo(1);
    private static final byte[] JPEG = DrawnPictures.jpeg(PHOTO, 0.9f);

    @AfterAll
    static void close() {
        WORKER.close();
    }

    @Test
    void pdq_ofALosslessPicture_isThatOfItsPixels() {
        byte[] pixels = new byte[3 * PHOTO.getWidth() * PHOTO.getHeight()];
        for (int i = 0; i < pixels.length / 3; i++) {
            Color color = new Color(PHOTO.getRGB(i % PHOTO.getWidth(), i / PHOTO.getWidth()));
            pixels[3 * i] = (byte) color.getBlue();
            pixels[3 * i + 1] = (byte) color.getGreen();
            pixels[3 * i + 2] = (byte) color.getRed();
        }
        assertThat(WORKER.pdq(DrawnPictures.encoded(PHOTO, "png")))
                .isEqualTo(new PdqReading.Hashed(Pdq.of(pixels, PHOTO.getWidth())));
    }

    @Test
    void pdq_ofNoPicture_saysWhy() {
        assertThat(WORKER.pdq("no picture".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new PdqReading.Unreadable(ImageTrouble.UNKNOWN_FORMAT));
    }

    @Test
    void compare_recompressed_isVerified() {
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(PHOTO, 0.2f));
        checkCopy(measured, Orientation.UPRIGHT);
        assertThat(measured.hammingDistance()).isLessThanOrEqualTo(10);
        assertThat(measured.originalVisible()).isGreaterThan(0.9);
        assertThat(measured.matchedArea()).isGreaterThan(0.9);
    }

    @Test
    void compare_mirrored_isVerifiedAndSaysSo() {
        checkCopy(compare(PHOTO, DrawnPictures.jpeg(DrawnPictures.mirrored(PHOTO), 0.8f)), Orientation.MIRRORED);
    }

    @Test
    void compare_turned_isVerifiedAndSaysSo() {
        byte[] turned = DrawnPictures.jpeg(DrawnPictures.turnedClockwise(PHOTO), 0.8f);
        checkCopy(compare(PHOTO, turned), Orientation.ROTATED_90);
    }

    @Test
    void compare_croppedByATenth_isVerifiedAndMeasured() {
        BufferedImage cropped = DrawnPictures.croppedByATenth(PHOTO);
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(cropped, 0.8f));
        checkCopy(measured, Orientation.UPRIGHT);
        assertThat(measured.originalVisible()).isBetween(0.6, 0.82);
        assertThat(measured.matchedArea()).isGreaterThan(0.75);
    }

    @Test
    void compare_mirroredAndCropped_isVerified() {
        BufferedImage copy = DrawnPictures.croppedByATenth(DrawnPictures.mirrored(PHOTO));
        checkCopy(compare(PHOTO, DrawnPictures.jpeg(copy, 0.8f)), Orientation.MIRRORED);
    }

    @Test
    void compare_captioned_isVerifiedAndMeasured() {
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(DrawnPictures.captioned(PHOTO), 0.8f));
        checkCopy(measured, Orientation.UPRIGHT);
        assertThat(measured.matchedArea()).isBetween(0.65, 0.82);
    }

    @Test
    void compare_unrelated_isNotVerified() {
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(DrawnPictures.photo(2), 0.8f));
        assertThat(measured.verified()).isFalse();
        assertThat(measured.hammingDistance()).isGreaterThan(60);
    }

    @Test
    void compare_sameTemplateOtherWords_isNotVerified() {
        BufferedImage ours = DrawnPictures.slide("Trois accroches", "pour parler vrai", "sans crier plus fort");
        BufferedImage theirs = DrawnPictures.slide("Mes outils", "du quotidien et", "leurs vrais défauts");
        assertThat(compare(ours, DrawnPictures.jpeg(theirs, 0.9f)).verified()).isFalse();
        assertThat(compare(ours, DrawnPictures.jpeg(ours, 0.5f)).verified()).isTrue();
    }

    @Test
    void compare_seenAtAnAngle_isVerifiedWithItsCorners() {
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(DrawnPictures.atAnAngle(PHOTO), 0.8f));
        checkCopy(measured, Orientation.UPRIGHT);
        assertThat(measured.originalVisible()).isGreaterThan(0.9);
        checkOutline(measured, 0.10, 0.05, 0.95, 0.00, 0.88, 0.97, 0.02, 0.90);
    }

    @Test
    void compare_cropOfAHalf_isVerifiedWithItsCornersOutside() {
        BufferedImage half = PHOTO.getSubimage(300, 200, 400, 300);
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(half, 0.8f));
        checkCopy(measured, Orientation.UPRIGHT);
        assertThat(measured.originalVisible()).isBetween(0.15, 0.27);
        checkOutline(measured, -0.75, -0.67, 1.25, -0.67, 1.25, 1.33, -0.75, 1.33);
        assertThat(measured.blocks().fate(0, 0)).isEqualTo(BlockMap.Fate.NOT_VISIBLE);
    }

    @Test
    void compare_smallInAScreenshot_isVerifiedWhereItIs() {
        BufferedImage screen = DrawnPictures.onAScreen(PHOTO);
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.encoded(screen, "png"));
        checkCopy(measured, Orientation.UPRIGHT);
        assertThat(measured.matchedArea()).isBetween(0.04, 0.08);
        checkOutline(measured, 0.6, 0.5, 0.85, 0.5, 0.85, 0.75, 0.6, 0.75);
    }

    @Test
    void compare_stickered_saysWhichBlocksWereAltered() {
        ImageComparison.Measured measured = compare(PHOTO, DrawnPictures.jpeg(DrawnPictures.stickered(PHOTO), 0.8f));
        checkCopy(measured, Orientation.UPRIGHT);
        BlockMap blocks = measured.blocks();
        assertThat(blocks.share(BlockMap.Fate.ALTERED)).isBetween(0.04, 0.12);
        // the sticker covers 0.40…0.65 of the width and 0.40…0.65 of the height
        assertThat(blocks.fate(blocks.columns() / 2, blocks.rows() / 2)).isEqualTo(BlockMap.Fate.ALTERED);
        assertThat(blocks.fate(1, 1)).isEqualTo(BlockMap.Fate.AGREES);
    }

    @Test
    void compare_withoutDescriptors_goesByViewsAlone() {
        ImageFingerprint original = original(PHOTO);
        BufferedImage cropped = PHOTO.getSubimage(40, 30, 720, 540);
        ImageComparison comparison = WORKER.compare(original, bare(found(DrawnPictures.jpeg(cropped, 0.8f))));
        checkCopy((ImageComparison.Measured) comparison, Orientation.UPRIGHT);
        ImageFingerprint angle = found(DrawnPictures.jpeg(DrawnPictures.onAScreen(PHOTO), 0.8f));
        assertThat(((ImageComparison.Measured) WORKER.compare(original, bare(angle))).verified())
                .isFalse();
    }

    /** Without descriptors, as where only hashes are kept. */
    private static ImageFingerprint bare(ImageFingerprint found) {
        Descriptors none = new Descriptors(new long[0]);
        return new ImageFingerprint(found.width(), found.height(), found.views(), none, none, found.gray());
    }

    private static void checkOutline(ImageComparison.Measured measured, double... expected) {
        ImageOutline outline = measured.outline();
        List<ImageOutline.Corner> corners =
                List.of(outline.topLeft(), outline.topRight(), outline.bottomRight(), outline.bottomLeft());
        for (int i = 0; i < corners.size(); i++) {
            assertThat(corners.get(i).x()).as(outline.toString()).isCloseTo(expected[2 * i], within(0.03));
            assertThat(corners.get(i).y()).as(outline.toString()).isCloseTo(expected[2 * i + 1], within(0.03));
        }
    }

    /** Too soft for blocks to prove anything: its hashes do, and another one's do not. */
    @Test
    void compare_softPicture_isVerifiedByItsHashes() {
        BufferedImage soft = soft(0.2, 0.7);
        checkCopy(compare(soft, DrawnPictures.jpeg(soft, 0.95f)), Orientation.UPRIGHT);
        assertThat(compare(soft, DrawnPictures.jpeg(soft(0.8, 0.3), 0.95f)).verified())
                .isFalse();
    }

    private static BufferedImage soft(double x, double y) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int top = 0; top < 480; top++) {
            for (int left = 0; left < 640; left++) {
                double distance = Math.hypot(left / 640.0 - x, top / 480.0 - y);
                double wave = 0.5 + 0.5 * Math.sin(9 * distance + 3 * x * left / 640);
                Color color = new Color((int) (200 * wave) + 30, 90, (int) (180 - 150 * wave));
                image.setRGB(left, top, color.getRGB());
            }
        }
        return image;
    }

    @Test
    void candidates_findsCropsAndMirroredCopiesAmongOthers() {
        ImageIndex index = new ImageIndex(
                List.of(original(DrawnPictures.photo(3)), original(PHOTO), original(DrawnPictures.photo(4))));
        BufferedImage copy = DrawnPictures.croppedByATenth(DrawnPictures.mirrored(PHOTO));
        assertThat(index.candidates(found(DrawnPictures.jpeg(copy, 0.7f)), 3)).startsWith(1);
    }

    @Test
    void readFound_ofATransparentPicture_seesItOnWhite() {
        BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        Graphics2D ink = clear.createGraphics();
        ink.setColor(Color.BLACK);
        ink.fillOval(40, 60, 150, 90);
        ink.fillRect(170, 160, 60, 110);
        ink.dispose();
        BufferedImage white = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = white.createGraphics();
        paper.drawImage(clear, 0, 0, Color.WHITE, null);
        paper.dispose();
        ImageFingerprint onWhite = found(DrawnPictures.encoded(white, "png"));
        ImageFingerprint transparent = found(DrawnPictures.encoded(clear, "png"));
        assertThat(NearestViews.of(onWhite, transparent).hammingDistance()).isLessThanOrEqualTo(2);
    }

    @Test
    void readFound_ofGifPngAndBmp_isTheSamePicture() {
        ImageFingerprint original = original(PHOTO);
        for (String format : List.of("gif", "png", "bmp")) {
            ImageFingerprint found = found(DrawnPictures.encoded(PHOTO, format));
            assertThat(NearestViews.of(original, found).hammingDistance())
                    .as(format)
                    .isLessThanOrEqualTo(10);
        }
    }

    @Test
    void readFound_ofNoPictureToRecognize_setsItAside() {
        byte[] icon = DrawnPictures.encoded(new BufferedImage(32, 200, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(WORKER.readFound(icon)).isEqualTo(new ImageReading.SetAside(ImageReading.Why.SMALL));
        byte[] blank = DrawnPictures.encoded(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(WORKER.readFound(blank)).isEqualTo(new ImageReading.SetAside(ImageReading.Why.BLANK));
    }

    @Test
    void readFound_ofWhatCannotBeRead_namesTheTrouble() {
        checkUnreadable("<html>".getBytes(StandardCharsets.UTF_8), ImageTrouble.UNKNOWN_FORMAT);
        checkUnreadable(new byte[ImageWorker.BYTES_MAX + 1], ImageTrouble.TOO_MANY_BYTES);
        checkUnreadable(Arrays.copyOf(JPEG, JPEG.length / 2), ImageTrouble.TRUNCATED);
        byte[] bomb = DrawnPictures.encoded(PHOTO, "png");
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        checkUnreadable(bomb, ImageTrouble.TOO_MANY_PIXELS);
        byte[] damaged = DrawnPictures.encoded(PHOTO, "png");
        Arrays.fill(damaged, 40, damaged.length - 12, (byte) 0x55);
        checkUnreadable(damaged, ImageTrouble.DAMAGED);
    }

    @Test
    void thumbnail_isASmallJpeg() throws IOException {
        byte[] thumbnail = WORKER.thumbnail(JPEG, 160).orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(160, 120);
        assertThat(WORKER.thumbnail("no picture".getBytes(StandardCharsets.UTF_8), 160))
                .isEmpty();
    }

    @Test
    void overlay_dimsWhatIsNotOfTheOriginalAndHatchesWhatWasAltered() throws IOException {
        byte[] found = DrawnPictures.jpeg(DrawnPictures.captioned(DrawnPictures.stickered(PHOTO)), 0.9f);
        byte[] overlay = WORKER.overlay(JPEG, found).orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(overlay));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(overlay).hasSizeLessThan(200_000);
        // the caption's white bar is above the original, right of the middle
        assertThat(brightness(image, 650, 20)).isBetween(150, 200);
        // dark and light hatches over the one color of the sticker
        assertThat(contrast(image, 910, 310)).isGreaterThan(120);
        assertThat(WORKER.overlay(JPEG, "no picture".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void overlay_ofUnrelatedPictures_showsThemUnmarked() throws IOException {
        BufferedImage white = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = white.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, 400, 400);
        paper.setColor(Color.BLACK);
        paper.fillOval(150, 150, 60, 90);
        paper.dispose();
        byte[] overlay =
                WORKER.overlay(JPEG, DrawnPictures.encoded(white, "png")).orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(overlay));
        assertThat(brightness(image, 700, 100)).isGreaterThan(245);
    }

    private static int brightness(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }

    private static int contrast(BufferedImage image, int left, int y) {
        int[] levels = IntStream.range(left, left + 30)
                .map(x -> brightness(image, x, y))
                .sorted()
                .toArray();
        return levels[levels.length - 1] - levels[0];
    }

    @Test
    void crash_costsOnePicture() {
        try (ImageWorker worker = new ImageWorker(FOLDER, CrashingWorker.class, WorkerLimits.DEFAULT)) {
            assertThat(worker.readFound(CrashingWorker.fatal(JPEG)))
                    .isEqualTo(new ImageReading.Unreadable(ImageTrouble.WORKER_CRASHED));
            assertThat(worker.readFound(JPEG)).isEqualTo(new ImageReading.SetAside(ImageReading.Why.BLANK));
        }
    }

    @Test
    void workerKilledBetweenPictures_costsNone() {
        try (ImageWorker worker = new ImageWorker(FOLDER, CrashingWorker.class, WorkerLimits.DEFAULT)) {
            worker.readFound(JPEG);
            ProcessHandle killed = handle(worker).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();
            assertThat(worker.readFound(JPEG)).isEqualTo(new ImageReading.SetAside(ImageReading.Why.BLANK));
            assertThat(handle(worker)).isPresent().isNotEqualTo(Optional.of(killed));
        }
    }

    @Test
    void overrun_isStoppedAndNamed() {
        WorkerLimits hurried = new WorkerLimits(Duration.ofMillis(1), Duration.ofMinutes(3), Duration.ofMinutes(1));
        try (ImageWorker worker = new ImageWorker(FOLDER, WorkerMain.class, hurried)) {
            assertThat(worker.readFound(JPEG)).isEqualTo(new ImageReading.Unreadable(ImageTrouble.TIMED_OUT));
        }
    }

    @Test
    void idleWorker_endsAndStartsAgainWhenAsked() {
        WorkerLimits restless = new WorkerLimits(Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofMillis(1));
        try (ImageWorker worker = new ImageWorker(FOLDER, CrashingWorker.class, restless)) {
            worker.readFound(JPEG);
            handle(worker).ifPresent(idle -> idle.onExit().join());
            assertThat(worker.readFound(JPEG)).isInstanceOf(ImageReading.SetAside.class);
        }
    }

    @Test
    void close_endsTheProcess() {
        ImageWorker worker = new ImageWorker(FOLDER, CrashingWorker.class, WorkerLimits.DEFAULT);
        worker.readFound(JPEG);
        ProcessHandle process = handle(worker).orElseThrow();
        worker.close();
        assertThat(process.onExit().join().isAlive()).isFalse();
        assertThatThrownBy(() -> worker.readFound(JPEG)).isInstanceOf(IllegalStateException.class);
    }

    /** What happens when the parent dies: the pipe ends. */
    @Test
    void endOfInput_endsTheProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWorker.class.getName())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcess_neverLoadsOpenCv() throws IOException {
        WORKER.readFound(JPEG);
        assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain("libopencv", "libjniopencv");
    }

    private static Optional<ProcessHandle> handle(ImageWorker worker) {
        return worker.processId().flatMap(ProcessHandle::of);
    }

    private static void checkCopy(ImageComparison.Measured measured, Orientation orientation) {
        assertThat(measured.verified()).as(measured.toString()).isTrue();
        assertThat(measured.orientation()).isEqualTo(orientation);
    }

    private static void checkUnreadable(byte[] bytes, ImageTrouble trouble) {
        assertThat(WORKER.readFound(bytes)).isEqualTo(new ImageReading.Unreadable(trouble));
    }

    private static ImageComparison.Measured compare(BufferedImage original, byte[] found) {
        return (ImageComparison.Measured) WORKER.compare(original(original), found(found));
    }

    private static ImageFingerprint original(BufferedImage image) {
        return fingerprint(WORKER.readOriginal(DrawnPictures.encoded(image, "png")));
    }

    private static ImageFingerprint found(byte[] bytes) {
        return fingerprint(WORKER.readFound(bytes));
    }

    private static ImageFingerprint fingerprint(ImageReading reading) {
        assertThat(reading).isInstanceOf(ImageReading.Fingerprinted.class);
        return ((ImageReading.Fingerprinted) reading).fingerprint();
    }
}
