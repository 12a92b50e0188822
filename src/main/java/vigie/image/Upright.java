package vigie.image;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns pictures as their container says they are shown: phones film sideways and say so. In the worker's process only. */
final class Upright {
    /** Numbers of a display matrix, of which the first two of the first two rows turn. */
    private static final int MATRIX_BYTES = 9 * Integer.BYTES;

    private Upright() {}

    /** Returns how a stream's pictures are turned when they are shown. */
    static Orientation of(AVCodecParameters parameters) {
        AVPacketSideData said = av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (said == null || said.isNull() || said.size() < MATRIX_BYTES) {
            return Orientation.UPRIGHT;
        }
        IntPointer matrix = new IntPointer(said.data());
        return Orientation.nearest(new AffineMap(matrix.get(0), matrix.get(3), 0, matrix.get(1), matrix.get(4), 0));
    }

    /** Returns the picture turned that way. */
    static Mat turned(Mat picture, Orientation orientation) {
        Mat upright = picture;
        if (orientation.swapsSides()) {
            upright = new Mat();
            transpose(picture, upright);
        }
        boolean acrossX = orientation.xx + orientation.xy < 0;
        boolean acrossY = orientation.yx + orientation.yy < 0;
        if (!acrossX && !acrossY) {
            return upright;
        }
        Mat flipped = new Mat();
        flip(upright, flipped, acrossX && acrossY ? -1 : acrossX ? 1 : 0);
        return flipped;
    }
}
