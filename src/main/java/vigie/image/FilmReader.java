package vigie.image;

import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decodes a film's pictures within limits of pixels, length, number and time. In the worker's process only. */
final class FilmReader {
    /** Pixels of a picture: 4096 x 2304, what phones film at most. */
    static final long PIXELS_MAX = 9_437_184;

    /** How much of a film is read: reels and stories end after three minutes, short films on sites after five. */
    static final Duration LENGTH_MAX = Duration.ofMinutes(10);

    /**
     * Between two pictures looked at. A copy's are then at most a twentieth of a second from the original's: a camera that
     * pans across a picture in three seconds changes 50 bits of the hash of its 9:16 middle in a tenth.
     */
    static final int STEP_MILLIS = 100;

    /** From here on, in milliseconds, two pictures a second do: reels end before, and all pictures are in memory at once. */
    private static final int CLOSELY_MILLIS = 180_000;

    private static final int LATE_STEP_MILLIS = 500;

    /** Pictures decoded: sixty a second for the whole length; only false clocks hold more. */
    private static final int DECODED_MAX = 36_000;

    /** Longest side of a picture looked at: hashes are made of 64 pixels, and a ninth of a wide picture is hashed too. */
    private static final int SAMPLE_SIDE = 256;

    private static final int SIDE_MIN = 64;

    private final AVStream stream;
    private final AVCodecParameters parameters;
    private final FilmDecoder decoder;
    private final Orientation shown;

    private FilmReader(AVStream stream, FilmDecoder decoder) {
        this.stream = stream;
        this.decoder = decoder;
        parameters = stream.codecpar();
        shown = Upright.of(parameters);
    }

    /** Returns the fingerprint of a film, or why there is none. */
    static WorkerAnswer fingerprint(FilmBytes bytes, Duration timeMax) {
        return with(bytes, reader -> reader.fingerprint(System.nanoTime() + timeMax.toNanos()));
    }

    /**
     * Returns the picture that a film shows at an instant, its last one if it ends before, as JPEG.
     *
     * @param sideMax of the longer side, in pixels; smaller pictures keep their size
     */
    static WorkerAnswer picture(FilmBytes bytes, int millis, int sideMax) {
        return with(bytes, reader -> reader.picture(millis, sideMax));
    }

    private static WorkerAnswer with(FilmBytes bytes, Function<FilmReader, WorkerAnswer> work) {
        Optional<FilmInput> opened = FilmInput.open(bytes.buffer(), bytes.format().reader);
        if (opened.isEmpty()) {
            return new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
        }
        try (FilmInput input = opened.get()) {
            int best = av_find_best_stream(input.context(), AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
            if (best < 0) {
                boolean empty = input.context().nb_streams() == 0;
                return new WorkerAnswer.Failed(empty ? ImageTrouble.DAMAGED : ImageTrouble.UNSUPPORTED_FORMAT);
            }
            AVStream stream = input.context().streams(best);
            long pixels = (long) stream.codecpar().width() * stream.codecpar().height();
            if (pixels > PIXELS_MAX) {
                return new WorkerAnswer.Failed(ImageTrouble.TOO_MANY_PIXELS);
            }
            Optional<FilmDecoder> decoder = FilmDecoder.open(input.context(), stream, PIXELS_MAX);
            if (decoder.isEmpty()) {
                return new WorkerAnswer.Failed(ImageTrouble.UNSUPPORTED_FORMAT);
            }
            try (FilmDecoder closing = decoder.get()) {
                return work.apply(new FilmReader(stream, closing));
            }
        }
    }

    @SuppressWarnings("try") // the scope frees what is allocated in it
    private WorkerAnswer fingerprint(long deadline) {
        if (parameters.width() > 0 && Math.min(parameters.width(), parameters.height()) < SIDE_MIN) {
            return new WorkerAnswer.FilmSetAside(VideoReading.Why.SMALL);
        }
        List<FilmSamples.Sample> samples = new ArrayList<>();
        int due = 0;
        int last = 0;
        int width = 0;
        int decoded = 0;
        boolean more = decoder.next();
        while (more && decoded++ < DECODED_MAX && last < LENGTH_MAX.toMillis() && System.nanoTime() < deadline) {
            last = Math.max(last, decoder.millis());
            if (last >= due) {
                try (PointerScope scope = new PointerScope()) {
                    Mat gray = mat(SAMPLE_SIDE, AV_PIX_FMT_GRAY8, CV_8UC1);
                    width = width == 0 ? gray.cols() : width;
                    if (width == gray.cols() && sameSize(samples, gray)) {
                        samples.add(new FilmSamples.Sample(last, Pixels.bytes(gray)));
                    }
                }
                int step = last < CLOSELY_MILLIS ? STEP_MILLIS : LATE_STEP_MILLIS;
                due = last - last % step + step;
            }
            more = decoder.next();
        }
        if (samples.isEmpty()) {
            return new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
        }
        boolean complete = !more && !decoder.damaged();
        return FilmHashes.answer(new FilmSamples(film(last, complete), width, samples));
    }

    /** A film whose picture changes its size goes on in another shape: what follows is another film to us. */
    private static boolean sameSize(List<FilmSamples.Sample> samples, Mat gray) {
        return samples.isEmpty() || samples.getFirst().gray().length == gray.cols() * gray.rows();
    }

    private VideoFingerprint.Film film(int lastMillis, boolean complete) {
        int width = Math.max(1, parameters.width());
        int height = Math.max(1, parameters.height());
        boolean turned = shown.swapsSides();
        return new VideoFingerprint.Film(lastMillis, turned ? height : width, turned ? width : height, complete);
    }

    private WorkerAnswer picture(int millis, int sideMax) {
        decoder.seek(millis);
        boolean any = decoder.next();
        for (int i = 0; any && decoder.millis() < millis && i < DECODED_MAX; i++) {
            if (!decoder.next()) {
                break;
            }
        }
        return any
                ? new WorkerAnswer.Bytes(
                        Pixels.jpeg(mat(sideMax, AV_PIX_FMT_BGR24, CV_8UC3), WorkerTasks.SHOWN_QUALITY))
                : new WorkerAnswer.Failed(ImageTrouble.DAMAGED);
    }

    private Mat mat(int sideMax, int pixelFormat, int type) {
        var frame = decoder.frame();
        var size = FilmPicture.Size.shown(frame.width(), frame.height(), stream.sample_aspect_ratio(), sideMax);
        return Upright.turned(FilmPicture.of(frame, size, pixelFormat, type), shown);
    }
}
