package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.flip;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;

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

    private static final int ORIGINAL_FEATURES = 700;
    private static final int FOUND_FEATURES = 2000;

    /** Descriptors kept of an original; more would find little more. */
    private static final int ORIGINAL_DESCRIPTORS = 120;

    /** Descriptors of a found picture, many of which show something else. */
    private static final int FOUND_DESCRIPTORS = 1000;

    private static final int GRAY_QUALITY = 80;
    static final int SHOWN_QUALITY = 85;

    private static final int QUALITY_STEP = 15;

    /** Bytes of an overlay picture, about. */
    private static final int OVERLAY_BYTES = 150_000;

    private final OrbGrid originalFeatures = new OrbGrid(ORIGINAL_FEATURES);
    private final OrbGrid foundFeatures = new OrbGrid(FOUND_FEATURES);

    /** One found picture is compared with several originals in turn, and the same originals come again. */
    private final Recent<ImageFingerprint, Prepared> originals = new Recent<>(48);

    private final Recent<ImageFingerprint, Prepared> founds = new Recent<>(2);

    private Optional<TextReader> reader = Optional.empty();

    WorkerAnswer answer(WorkerRequest request) {
        return switch (request) {
            case WorkerRequest.ReadOriginal asked -> read(asked.bytes(), ORIGINAL_SIDE, this::original);
            case WorkerRequest.ReadFound asked -> read(asked.bytes(), FOUND_SIDE, this::found);
            case WorkerRequest.Compare asked ->
                new WorkerAnswer.Compared(
                        compare(ImageFingerprint.decode(asked.original()), ImageFingerprint.decode(asked.found())));
            case WorkerRequest.Thumbnail asked -> shown(color(asked.bytes(), asked.sideMax()));
            case WorkerRequest.HashForExchange asked ->
                ImageHeader.read(asked.bytes())
                        .flatMap(header -> Decoder.asStored(asked.bytes()))
                        .<WorkerAnswer>map(
                                color -> new WorkerAnswer.Bytes(pdq(color).encode()))
                        .orElse(new WorkerAnswer.Failed(ImageTrouble.DAMAGED));
            case WorkerRequest.ReadText asked -> text(asked.bytes());
            case WorkerRequest.ReadVideo asked ->
                FilmFile.with(asked.file(), film -> FilmReader.fingerprint(film, Duration.ofMillis(asked.millisMax())));
            case WorkerRequest.Frame asked ->
                FilmFile.with(asked.file(), film -> FilmReader.picture(film, asked.millis(), asked.sideMax()));
            case WorkerRequest.Overlay asked -> overlay(asked.original(), asked.found());
        };
    }

    private WorkerAnswer read(byte[] bytes, int sideMax, Function<Picture, ImageFingerprint> fingerprint) {
        ImageHeader header = ImageHeader.read(bytes).orElseThrow();
        if (Math.min(header.width(), header.height()) < SIDE_MIN) {
            return new WorkerAnswer.SetAside(ImageReading.Why.SMALL);
        }
        List<Mat> grays = Decoder.grays(bytes, header, sideMax, ImageReading.FRAMES_MAX);
        if (grays.isEmpty()) {
            return new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
        }
        List<byte[]> fingerprints = grays.stream()
                .map(gray -> new Picture(header, gray))
                .filter(picture -> picture.deviation() >= BLANK_MAX)
                .map(picture -> fingerprint.apply(picture).encode())
                .toList();
        return fingerprints.isEmpty()
                ? new WorkerAnswer.SetAside(ImageReading.Why.BLANK)
                : new WorkerAnswer.Fingerprints(fingerprints);
    }

    private WorkerAnswer text(byte[] bytes) {
        ImageHeader header = ImageHeader.read(bytes).orElseThrow();
        Optional<Mat> gray = Decoder.gray(bytes, header, TextReader.SIDE);
        if (gray.isEmpty()) {
            return new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
        }
        return new WorkerAnswer.Text(Letters.inRows(gray.get()) ? reader().text(gray.get()) : "");
    }

    /** Most workers are never asked to read. */
    private TextReader reader() {
        if (reader.isEmpty()) {
            reader = Optional.of(new TextReader());
        }
        return reader.get();
    }

    private ImageFingerprint original(Picture picture) {
        byte[] gray = Pixels.jpeg(picture.gray, GRAY_QUALITY);
        Prepared prepared = preparedOriginal(gray);
        ImageFingerprint fingerprint = new ImageFingerprint(
                picture.width(),
                picture.height(),
                hash(picture, new Views(picture.levels, picture.gray.cols()).ofOriginal()),
                prepared.upright().best(ORIGINAL_DESCRIPTORS),
                prepared.mirrored().best(ORIGINAL_DESCRIPTORS),
                gray);
        originals.put(fingerprint, prepared);
        return fingerprint;
    }

    private ImageFingerprint found(Picture picture) {
        byte[] gray = Pixels.jpeg(picture.gray, GRAY_QUALITY);
        Prepared prepared = preparedFound(gray);
        ImageFingerprint fingerprint = new ImageFingerprint(
                picture.width(),
                picture.height(),
                hash(picture, new Views(picture.levels, picture.gray.cols()).ofFound()),
                prepared.upright().best(FOUND_DESCRIPTORS),
                new Descriptors(new long[0]),
                gray);
        founds.put(fingerprint, prepared);
        return fingerprint;
    }

    private static List<ImageView> hash(Picture picture, List<Views.Cut> cuts) {
        return cuts.stream()
                .map(cut -> ImageView.of(
                        cut.kind(), cut.region(), AreaAverage.of(picture.levels, picture.gray.cols(), cut.region())))
                .toList();
    }

    private ImageComparison.Measured compare(ImageFingerprint original, ImageFingerprint found) {
        Prepared ours = originals.get(original, fingerprint -> preparedOriginal(fingerprint.gray()));
        Prepared theirs = founds.get(found, this::preparedFound);
        return Verification.compare(ours, theirs, NearestViews.of(original, found));
    }

    /** The features are those of the stored gray picture, so that a comparison gives the same whenever it is made. */
    private Prepared preparedOriginal(byte[] jpeg) {
        Mat whole = Pixels.gray(jpeg);
        Mat gray = Decoder.shrink(whole, ORIGINAL_SIDE);
        double scale = (double) gray.cols() / whole.cols();
        Features mirrored = originalFeatures.of(mirror(gray));
        return new Prepared(Pixels.bytes(gray), gray.cols(), scale, originalFeatures.of(gray), mirrored);
    }

    /** A fingerprint without descriptors is compared without features, by its views alone. */
    private Prepared preparedFound(ImageFingerprint fingerprint) {
        if (fingerprint.descriptors().count() > 0) {
            return preparedFound(fingerprint.gray());
        }
        Mat gray = Pixels.gray(fingerprint.gray());
        return new Prepared(Pixels.bytes(gray), gray.cols(), 1, Features.NONE, Features.NONE);
    }

    private Prepared preparedFound(byte[] jpeg) {
        Mat gray = Pixels.gray(jpeg);
        return new Prepared(Pixels.bytes(gray), gray.cols(), 1, foundFeatures.of(gray), Features.NONE);
    }

    private WorkerAnswer overlay(byte[] original, byte[] found) {
        Optional<Mat> left = color(original, FOUND_SIDE);
        Optional<Mat> right = color(found, FOUND_SIDE);
        if (left.isEmpty() || right.isEmpty()) {
            return new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
        }
        ImageFingerprint ours = original(shown(original, left.get(), ORIGINAL_SIDE));
        ImageFingerprint theirs = found(shown(found, right.get(), FOUND_SIDE));
        Prepared prepared = originals.get(ours, fingerprint -> preparedOriginal(fingerprint.gray()));
        Mat picture = new OverlayPicture(compare(ours, theirs), prepared).of(left.get(), right.get());
        return new WorkerAnswer.Bytes(smallJpeg(picture));
    }

    private static Picture shown(byte[] bytes, Mat colors, int sideMax) {
        return new Picture(ImageHeader.read(bytes).orElseThrow(), Decoder.shrink(Decoder.toGray(colors), sideMax));
    }

    /** Mails carry several such pictures: coarser compression is tried before a larger file. */
    private static byte[] smallJpeg(Mat picture) {
        byte[] jpeg = Pixels.jpeg(picture, SHOWN_QUALITY);
        for (int quality = SHOWN_QUALITY - QUALITY_STEP;
                jpeg.length > OVERLAY_BYTES && quality > QUALITY_STEP;
                quality -= QUALITY_STEP) {
            jpeg = Pixels.jpeg(picture, quality);
        }
        return jpeg;
    }

    private static Pdq pdq(Mat color) {
        return Pdq.of(Pixels.bytes(color), color.cols());
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

    /** A decoded picture: what its header says, and its gray levels for OpenCV and for Java. */
    private static final class Picture {
        final Mat gray;
        final byte[] levels;
        private final ImageHeader header;

        Picture(ImageHeader header, Mat gray) {
            this.header = header;
            this.gray = gray;
            levels = Pixels.bytes(gray);
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
            put(key, made);
            return made;
        }

        void put(K key, V made) {
            values.put(key, made);
            if (values.size() > countMax) {
                values.pollFirstEntry();
            }
        }
    }
}
