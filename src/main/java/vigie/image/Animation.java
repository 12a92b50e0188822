package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecodeanimation;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decodes the pictures of an animated GIF or WebP. In the worker's process only. */
final class Animation {
    /** Pictures looked at: the first five seconds or so; what comes later is seldom new. */
    private static final int PICTURES_MAX = 64;

    private Animation() {}

    /** Returns whether a picture of this format may have several. */
    static boolean possible(ImageHeader header) {
        return header.format() == ImageHeader.Format.GIF || header.format() == ImageHeader.Format.WEBP;
    }

    /** Returns the first pictures as shown, in order, all in full size; empty if the decoder refuses the bytes. */
    static List<Mat> pictures(byte[] bytes, ImageHeader header) {
        int count = Math.clamp(ImageWorker.PIXELS_MAX / Math.max(1, header.pixels()), 1, PICTURES_MAX);
        try {
            opencv_imgcodecs.Animation animation = new opencv_imgcodecs.Animation();
            Mat encoded = new Mat(1, bytes.length, CV_8UC1, new BytePointer(bytes));
            imdecodeanimation(encoded, animation, 0, count);
            List<Mat> pictures = new ArrayList<>();
            for (long i = 0; i < animation.frames().size(); i++) {
                pictures.add(animation.frames().get(i));
            }
            return pictures;
        } catch (RuntimeException e) {
            // how OpenCV's own refusals come through
            return List.of();
        }
    }
}
