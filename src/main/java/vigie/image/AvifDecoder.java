package vigie.image;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes AVIF through FFmpeg, as OpenCV's build cannot: the first picture, turned as its container says, with its alpha
 * plane if there is one (AV1 Image File Format, section 4). In the worker's process only.
 */
final class AvifDecoder {
    private static final String READER = "mov";

    private AvifDecoder() {}

    /** Returns blue, green and red levels, and transparency if there is any; or empty if the bytes are refused. */
    static Optional<Mat> color(byte[] bytes) {
        return plane(bytes, 0, AV_PIX_FMT_BGR24, CV_8UC3)
                .map(color -> plane(bytes, 1, AV_PIX_FMT_GRAY8, CV_8UC1)
                        .filter(alpha -> alpha.cols() == color.cols() && alpha.rows() == color.rows())
                        .map(alpha -> together(color, alpha))
                        .orElse(color));
    }

    /** The picture comes first, what makes it transparent second; each is opened for itself. */
    private static Optional<Mat> plane(byte[] bytes, int number, int pixelFormat, int type) {
        Optional<FilmInput> opened = FilmInput.open(ByteBuffer.wrap(bytes), READER);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (FilmInput input = opened.get()) {
            if (number >= input.context().nb_streams()) {
                return Optional.empty();
            }
            AVStream stream = input.context().streams(number);
            boolean picture = stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO;
            return picture ? decoded(input, stream, pixelFormat, type) : Optional.empty();
        }
    }

    private static Optional<Mat> decoded(FilmInput input, AVStream stream, int pixelFormat, int type) {
        Optional<FilmDecoder> opened = FilmDecoder.open(input.context(), stream, ImageWorker.PIXELS_MAX);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (FilmDecoder decoder = opened.get()) {
            if (!decoder.next()) {
                return Optional.empty();
            }
            var size = new FilmPicture.Size(
                    decoder.frame().width(), decoder.frame().height());
            Mat picture = FilmPicture.of(decoder.frame(), size, pixelFormat, type);
            return Optional.of(Upright.turned(picture, Upright.of(stream.codecpar())));
        }
    }

    private static Mat together(Mat color, Mat alpha) {
        byte[] levels = Pixels.bytes(color);
        byte[] opacity = Pixels.bytes(alpha);
        byte[] both = new byte[4 * opacity.length];
        for (int i = 0; i < opacity.length; i++) {
            System.arraycopy(levels, 3 * i, both, 4 * i, 3);
            both[4 * i + 3] = opacity[i];
        }
        return Pixels.mat(both, color.cols(), CV_8UC4);
    }
}
