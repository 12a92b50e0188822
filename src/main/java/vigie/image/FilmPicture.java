package vigie.image;

import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Copies decoded pictures out of FFmpeg's hands. In the worker's process only. */
final class FilmPicture {
    /** Rows are written in steps of so many bytes, a little beyond the picture's edge. */
    private static final int ROW_STEP = 64;

    private FilmPicture() {}

    /**
     * Returns a picture in another size and layout of pixels.
     *
     * @param pixelFormat of FFmpeg, eight bits a channel, channels together
     * @param type OpenCV's for the same layout
     */
    static Mat of(AVFrame frame, Size size, int pixelFormat, int type) {
        SwsContext scaler = sws_getContext(
                frame.width(),
                frame.height(),
                frame.format(),
                size.width,
                size.height,
                pixelFormat,
                SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            throw new IllegalStateException("no way to read pixels of format " + frame.format());
        }
        int paddedWidth = (size.width + ROW_STEP - 1) / ROW_STEP * ROW_STEP;
        Mat padded = new Mat(size.height + 1, paddedWidth, type);
        // one plane of pixels, and three that are not there
        try (PointerPointer<BytePointer> to = new PointerPointer<>(4);
                IntPointer step = new IntPointer((int) padded.step(), 0, 0, 0)) {
            to.zero();
            to.put(0, padded.data());
            sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), to, step);
        } finally {
            sws_freeContext(scaler);
        }
        return new Mat(padded, new Rect(0, 0, size.width, size.height)).clone();
    }

    /** Width and height in pixels, each at least 1. */
    record Size(int width, int height) {
        /**
         * Returns the size in which a picture is shown, with square pixels, shrunk to a longest side.
         *
         * @param shape width over height of its pixels; 0 or less when nothing says
         */
        static Size shown(int width, int height, AVRational shape, int sideMax) {
            boolean square = shape.num() <= 0 || shape.den() <= 0;
            double wide = square ? width : (double) width * shape.num() / shape.den();
            double factor = Math.min(1, sideMax / Math.max(wide, height));
            return new Size((int) Math.max(1, Math.min(sideMax, Math.round(wide * factor))), (int)
                    Math.max(1, Math.round(height * factor)));
        }
    }
}
