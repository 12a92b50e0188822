package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Bytes to pixels: upright by the camera's own mark (EXIF), transparent parts over white, the first picture of several,
 * shrunk to a longest side. In the worker's process only; what it returns is freed by the caller's pointer scope.
 */
final class Decoder {
    private Decoder() {}

    /** Returns gray levels, or empty if the decoder refuses the bytes. */
    static Optional<Mat> gray(byte[] bytes, ImageHeader header, int sideMax) {
        if (header.format() != ImageHeader.Format.JPEG) {
            return color(bytes, header, sideMax).map(Decoder::toGray);
        }
        return decode(bytes, reducedGray(header, sideMax)).map(mat -> shrink(mat, sideMax));
    }

    /** Returns blue, green and red levels, or empty if the decoder refuses the bytes. */
    static Optional<Mat> color(byte[] bytes, ImageHeader header, int sideMax) {
        if (header.format() == ImageHeader.Format.AVIF) {
            return AvifDecoder.color(bytes).map(mat -> overWhite(shrink(mat, sideMax)));
        }
        boolean mayBeTransparent =
                header.format() != ImageHeader.Format.JPEG && header.format() != ImageHeader.Format.BMP;
        return decode(bytes, mayBeTransparent ? IMREAD_UNCHANGED : IMREAD_COLOR)
                .map(mat -> overWhite(eightBits(shrink(mat, sideMax))));
    }

    /**
     * Returns blue, green and red levels as they are stored, or empty if the decoder refuses the bytes: not turned
     * upright, transparency left out. So hashes for exchange are made elsewhere too.
     */
    static Optional<Mat> asStored(byte[] bytes) {
        return decode(bytes, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
    }

    /**
     * Returns gray levels of the pictures of an animation that differ clearly from one another, the first that is not
     * plain first; of a single picture, that one. Empty if the decoder refuses the bytes.
     *
     * @param countMax at least 1
     */
    static List<Mat> grays(byte[] bytes, ImageHeader header, int sideMax, int countMax) {
        List<Mat> pictures = Animation.possible(header) ? Animation.pictures(bytes, header) : List.of();
        if (pictures.size() < 2) {
            return gray(bytes, header, sideMax).stream().toList();
        }
        KeyPictures keys = new KeyPictures(countMax);
        pictures.forEach(picture -> keys.add(toGray(overWhite(eightBits(shrink(picture, sideMax))))));
        return keys.pictures();
    }

    /** A JPEG can be decoded at a half, a quarter or an eighth, in less time and memory. */
    private static int reducedGray(ImageHeader header, int sideMax) {
        int factor = Math.max(header.width(), header.height()) / sideMax;
        if (factor >= 8) {
            return IMREAD_REDUCED_GRAYSCALE_8;
        }
        if (factor >= 4) {
            return IMREAD_REDUCED_GRAYSCALE_4;
        }
        return factor >= 2 ? IMREAD_REDUCED_GRAYSCALE_2 : IMREAD_GRAYSCALE;
    }

    private static Optional<Mat> decode(byte[] bytes, int flags) {
        try {
            Mat mat = imdecode(new Mat(1, bytes.length, CV_8UC1, new BytePointer(bytes)), flags);
            return mat.empty() ? Optional.empty() : Optional.of(mat);
        } catch (RuntimeException e) {
            // how OpenCV's own refusals come through: broken streams, sides that the header hid
            return Optional.empty();
        }
    }

    static Mat shrink(Mat mat, int sideMax) {
        int side = Math.max(mat.cols(), mat.rows());
        if (side <= sideMax) {
            return mat;
        }
        double factor = (double) sideMax / side;
        int width = Math.max(1, (int) Math.round(mat.cols() * factor));
        int height = Math.max(1, (int) Math.round(mat.rows() * factor));
        Mat small = new Mat();
        resize(mat, small, new Size(width, height), 0, 0, INTER_AREA);
        return small;
    }

    private static Mat eightBits(Mat mat) {
        if (mat.depth() == CV_8U) {
            return mat;
        }
        Mat eight = new Mat();
        mat.convertTo(eight, CV_8U, 1.0 / 256, 0);
        return eight;
    }

    private static Mat overWhite(Mat mat) {
        if (mat.channels() == 1) {
            Mat color = new Mat();
            cvtColor(mat, color, COLOR_GRAY2BGR);
            return color;
        }
        if (mat.channels() == 3) {
            return mat;
        }
        byte[] pixels = Pixels.bytes(mat);
        byte[] opaque = new byte[pixels.length / 4 * 3];
        for (int from = 0, to = 0; from < pixels.length; from += 4) {
            int alpha = pixels[from + 3] & 0xFF;
            for (int channel = 0; channel < 3; channel++) {
                int level = pixels[from + channel] & 0xFF;
                opaque[to++] = (byte) ((level * alpha + 255 * (255 - alpha) + 127) / 255);
            }
        }
        return Pixels.mat(opaque, mat.cols(), CV_8UC3);
    }

    static Mat toGray(Mat color) {
        Mat gray = new Mat();
        cvtColor(color, gray, COLOR_BGR2GRAY);
        return gray;
    }
}
