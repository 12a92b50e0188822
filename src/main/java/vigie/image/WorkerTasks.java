package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.hconcat;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What the worker does with a request. Runs on one thread, inside a pointer scope that the caller opens and closes for
 * each request; what is kept between requests is in Java memory. In the worker's process only.
 */
final class WorkerTasks {
    /** Longest side of an original's gray picture: its features are found again at any larger size. */
    static final int ORIGINAL_SIDE = 512;

    /** Longest side of a found one: the original may fill only a quarter of it. */
    static final int FOUND_SIDE = 1024;

    private static final int SIDE_MIN = 64;

    /** Gray levels: a picture that deviates less is of one color. */
    private static final double BLANK_MAX = 3;

    /** Pictures of an animation that are fingerprinted: a copied still is on show for long, not the ninth of many. */
    private static final int FOUND_PICTURES_MAX = 8;

    private static final int ORIGINAL_FEATURES = 700;
    private static final int FOUND_FEATURES = 2000;

    /** Descriptors kept of an original; more would find little more. */
    private static final int ORIGINAL_DESCRIPTORS = 120;

    /** Descriptors of a found picture, many of which show something else. */
    private static final int FOUND_DESCRIPTORS = 1000;

    private static final int GRAY_QUALITY = 80;
    static final int SHOWN_QUALITY = 85;

    private static final int SIDE_BY_SIDE_HEIGHT = 480;
    private static final int GAP = 12;

    private final OrbGrid originalFeatures = new OrbGrid(ORIGINAL_FEATURES);
    private final OrbGrid foundFeatures = new OrbGrid(FOUND_FEATURES);

    /** One found picture is compared with several originals in turn, and the same originals come again. */
    private final Recent<ImageFingerprint, Prepared> originals = new Recent<>(48);

    private final Recent<ImageFingerprint, Prepared> founds = new Recent<>(2);

    WorkerAnswer answer(WorkerRequest request) {
        return switch (request) {
            case WorkerRequest.ReadOriginal asked -> read(asked.bytes(), ORIGINAL_SIDE, this::original);
            case WorkerRequest.ReadFound asked -> read(asked.bytes(), FOUND_SIDE, this::found);
            case WorkerRequest.Compare asked ->
                compare(ImageFingerprint.decode(asked.original()), ImageFingerprint.decode(asked.found()));
            case WorkerRequest.Thumbnail asked -> shown(color(asked.bytes(), asked.sideMax()));
            case WorkerRequest.SideBySide asked ->
                shown(color(asked.left(), FOUND_SIDE)
                        .flatMap(left -> color(asked.right(), FOUND_SIDE).map(right -> beside(left, right))));
            case WorkerRequest.ReadVideo asked ->
                FilmFile.with(asked.file(), film -> FilmReader.fingerprint(film, Duration.ofMillis(asked.millisMax())));
            case WorkerRequest.Frame asked ->
                FilmFile.with(asked.file(), film -> FilmReader.picture(film, asked.millis(), asked.sideMax()));
        };
    }

    private WorkerAnswer read(byte[] bytes, int sideMax, Function<Picture, ImageFingerprint> fingerprint) {
        ImageHeader header = ImageHeader.read(bytes).orElseThrow();
        if (Math.min(header.width(), header.height()) < SIDE_MIN) {
            return new WorkerAnswer.SetAside(ImageReading.Why.SMALL);
        }
        int countMax = sideMax == FOUND_SIDE ? FOUND_PICTURES_MAX : 1;
        List<Mat> grays = Decoder.grays(bytes, header, sideMax, countMax);
        if (grays.isEmpty()) {
            return new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
        }
        List<byte[]> fingerprints = grays.stream()
                .map(gray -> new Picture(header, gray, Pixels.bytes(gray)))
                .filter(picture -> picture.deviation() >= BLANK_MAX)
                .map(picture -> fingerprint.apply(picture).encode())
                .toList();
        return fingerprints.isEmpty()
                ? new WorkerAnswer.SetAside(ImageReading.Why.BLANK)
                : new WorkerAnswer.Fingerprints(fingerprints);
    }

    private ImageFingerprint original(Picture picture) {
        return new ImageFingerprint(
                picture.width(),
                picture.height(),
                hash(picture, new Views(picture.levels, picture.gray.cols()).ofOriginal()),
                originalFeatures.of(picture.gray).best(ORIGINAL_DESCRIPTORS),
                originalFeatures.of(mirror(picture.gray)).best(ORIGINAL_DESCRIPTORS),
                Pixels.jpeg(picture.gray, GRAY_QUALITY));
    }

    private ImageFingerprint found(Picture picture) {
        return new ImageFingerprint(
                picture.width(),
                picture.height(),
                hash(picture, new Views(picture.levels, picture.gray.cols()).ofFound()),
                foundFeatures.of(picture.gray).best(FOUND_DESCRIPTORS),
                new Descriptors(new long[0]),
                Pixels.jpeg(picture.gray, GRAY_QUALITY));
    }

    private static List<ImageView> hash(Picture picture, List<Views.Cut> cuts) {
        return cuts.stream()
                .map(cut -> ImageView.of(cut.kind(), cut.region(), small(picture.gray, cut.region())))
                .toList();
    }

    private static byte[] small(Mat gray, Region region) {
        Mat part = new Mat(gray, new Rect(region.x(), region.y(), region.width(), region.height()));
        Mat small = new Mat();
        resize(part, small, new Size(PerceptualHash.SIDE, PerceptualHash.SIDE), 0, 0, INTER_AREA);
        return Pixels.bytes(small);
    }

    private WorkerAnswer compare(ImageFingerprint original, ImageFingerprint found) {
        Prepared ours = originals.get(original, this::prepareOriginal);
        Prepared theirs = founds.get(found, this::prepareFound);
        return new WorkerAnswer.Compared(Verification.compare(ours, theirs, NearestViews.of(original, found)));
    }

    private Prepared prepareOriginal(ImageFingerprint fingerprint) {
        Mat whole = Pixels.gray(fingerprint.gray());
        Mat gray = Decoder.shrink(whole, ORIGINAL_SIDE);
        double scale = (double) gray.cols() / whole.cols();
        Features mirrored = originalFeatures.of(mirror(gray));
        return new Prepared(Pixels.bytes(gray), gray.cols(), scale, originalFeatures.of(gray), mirrored);
    }

    private Prepared prepareFound(ImageFingerprint fingerprint) {
        Mat gray = Pixels.gray(fingerprint.gray());
        Features none = new Features(new float[0], new float[0], new Descriptors(new long[0]));
        return new Prepared(Pixels.bytes(gray), gray.cols(), 1, foundFeatures.of(gray), none);
    }

    private static Mat mirror(Mat gray) {
        Mat mirrored = new Mat();
        flip(gray, mirrored, 1);
        return mirrored;
    }

    private static Optional<Mat> color(byte[] bytes, int sideMax) {
        return ImageHeader.read(bytes).flatMap(header -> Decoder.color(bytes, header, sideMax));
    }

    private static WorkerAnswer shown(Optional<Mat> picture) {
        return picture.<WorkerAnswer>map(mat -> new WorkerAnswer.Bytes(Pixels.jpeg(mat, SHOWN_QUALITY)))
                .orElse(new WorkerAnswer.Failed(ImageTrouble.DAMAGED));
    }

    private static Mat beside(Mat left, Mat right) {
        Mat spaced = new Mat();
        Scalar white = new Scalar(255, 255, 255, 0);
        copyMakeBorder(ofHeight(left), spaced, 0, 0, 0, GAP, BORDER_CONSTANT, white);
        Mat both = new Mat();
        hconcat(spaced, ofHeight(right), both);
        return both;
    }

    private static Mat ofHeight(Mat picture) {
        int width = Math.max(1, picture.cols() * SIDE_BY_SIDE_HEIGHT / picture.rows());
        Mat resized = new Mat();
        resize(picture, resized, new Size(width, SIDE_BY_SIDE_HEIGHT), 0, 0, INTER_AREA);
        return resized;
    }

    /** A decoded picture: what its header says, and its gray levels for OpenCV and for Java. */
    private static final class Picture {
        final Mat gray;
        final byte[] levels;
        private final ImageHeader header;

        Picture(ImageHeader header, Mat gray, byte[] levels) {
            this.header = header;
            this.gray = gray;
            this.levels = levels;
        }

        /** The camera's mark may have turned it: the header's sides then change places. */
        private boolean turned() {
            return gray.cols() > gray.rows() != header.width() > header.height()
                    && gray.cols() != gray.rows()
                    && header.width() != header.height();
        }

        int width() {
            return turned() ? header.height() : header.width();
        }

        int height() {
            return turned() ? header.width() : header.height();
        }

        double deviation() {
            double sum = 0;
            double squares = 0;
            for (byte level : levels) {
                sum += level & 0xFF;
                squares += (double) (level & 0xFF) * (level & 0xFF);
            }
            double mean = sum / levels.length;
            return Math.sqrt(Math.max(0, squares / levels.length - mean * mean));
        }
    }

    /** The last few results, the longest unused forgotten first. */
    private static final class Recent<K, V> {
        private final int countMax;
        private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

        Recent(int countMax) {
            this.countMax = countMax;
        }

        V get(K key, Function<K, V> make) {
            V known = values.get(key);
            if (known != null) {
                return known;
            }
            V made = make.apply(key);
            values.put(key, made);
            if (values.size() > countMax) {
                values.pollFirstEntry();
            }
            return made;
        }
    }
}
