package vigie.image;

import static org.bytedeco.opencv.global.opencv_imgproc.ADAPTIVE_THRESH_MEAN_C;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY_INV;
import static org.bytedeco.opencv.global.opencv_imgproc.adaptiveThreshold;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds patches of a picture that might be letters. In the worker's process only. */
final class Letters {
    /** Longest side looked at, in pixels: letters that can be read are still 5 pixels high. */
    private static final int SIDE = 1024;

    /** Pixels around each that it must stand out from: a letter of a title, with its surroundings. */
    private static final int WINDOW = 41;

    /** Gray levels by which it must: the least contrast that is set for reading. */
    private static final int CONTRAST = 20;

    private static final int HEIGHT_MIN = 5;
    private static final int HEIGHT_MAX = 120;

    /** In heights: letters that touch make a word. */
    private static final int WIDTH_MAX = 8;

    /** Patches looked at; a picture with more of them is noise or has a row among them. */
    private static final int PATCHES_MAX = 5000;

    /** Numbers of a patch: left, top, width, height, pixels; the first patch is what surrounds them all. */
    private static final int NUMBERS = 5;

    private Letters() {}

    /** Returns whether dark or light patches stand in rows as letters do. Costs some 20 milliseconds. */
    static boolean inRows(Mat gray) {
        Mat small = Decoder.shrink(gray, SIDE);
        return LetterRows.any(patches(small, THRESH_BINARY_INV, CONTRAST))
                || LetterRows.any(patches(small, THRESH_BINARY, -CONTRAST));
    }

    private static List<Region> patches(Mat gray, int side, int contrast) {
        Mat outstanding = new Mat();
        adaptiveThreshold(gray, outstanding, 255, ADAPTIVE_THRESH_MEAN_C, side, WINDOW, contrast);
        Mat boxes = new Mat();
        int count = connectedComponentsWithStats(outstanding, new Mat(), boxes, new Mat());
        int[] numbers = new int[count * NUMBERS];
        new IntPointer(boxes.data()).get(numbers);
        List<Region> patches = new ArrayList<>();
        for (int i = NUMBERS; i < numbers.length && patches.size() < PATCHES_MAX; i += NUMBERS) {
            int width = numbers[i + 2];
            int height = numbers[i + 3];
            if (height >= HEIGHT_MIN && height <= HEIGHT_MAX && width <= WIDTH_MAX * height) {
                patches.add(new Region(numbers[i], numbers[i + 1], width, height));
            }
        }
        return patches;
    }
}
