package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels between Java arrays, OpenCV's matrices and JPEG. In the worker's process only. */
final class Pixels {
    private Pixels() {}

    /** Returns a copy of a matrix of bytes, row by row, channels together. */
    static byte[] bytes(Mat mat) {
        Mat whole = mat.isContinuous() ? mat : mat.clone();
        byte[] bytes = new byte[Math.toIntExact(whole.total() * whole.elemSize())];
        whole.data().get(bytes);
        return bytes;
    }

    /** Returns a matrix with a copy of the bytes. */
    static Mat mat(byte[] bytes, int width, int type) {
        Mat mat = new Mat();
        int channels = org.bytedeco.opencv.global.opencv_core.CV_MAT_CN(type);
        mat.create(bytes.length / width / channels, width, type);
        mat.data().put(bytes);
        return mat;
    }

    /** Returns a matrix of points from x and y in turn. */
    static Mat points(float[] xy) {
        Mat mat = new Mat(xy.length / 2, 1, CV_32FC2);
        new FloatPointer(mat.data()).put(xy);
        return mat;
    }

    static byte[] jpeg(Mat mat, int quality) {
        BytePointer encoded = new BytePointer();
        if (!imencode(".jpg", mat, encoded, new IntPointer(IMWRITE_JPEG_QUALITY, quality))) {
            throw new IllegalStateException("no JPEG of %d x %d pixels".formatted(mat.cols(), mat.rows()));
        }
        byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
        encoded.get(bytes);
        return bytes;
    }

    /** Returns the gray picture of a JPEG of our own making. */
    static Mat gray(byte[] jpeg) {
        return imdecode(
                new Mat(1, jpeg.length, org.bytedeco.opencv.global.opencv_core.CV_8UC1, new BytePointer(jpeg)),
                IMREAD_GRAYSCALE);
    }

    /** Returns so many numbers of a matrix of doubles, row by row; empty if it has none, as when nothing was estimated. */
    static Optional<double[]> doubles(Mat mat, int count) {
        if (mat.empty()) {
            return Optional.empty();
        }
        double[] numbers = new double[count];
        new DoublePointer(mat.data()).get(numbers);
        return Optional.of(numbers);
    }
}
