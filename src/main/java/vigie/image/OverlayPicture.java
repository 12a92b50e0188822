package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_core.hconcat;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getPerspectiveTransform;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Shows a person what a found picture has of an original: the original on the left and the found picture on the right.
 *
 * <p>An outline marks the original in the found picture; what is not of it is dimmed, as is, on the left, what the copy
 * left out. Altered blocks are tinted and hatched on both. Nothing depends on color alone, and there are no words. In
 * the worker's process only.
 */
final class OverlayPicture {
    /** Width of each picture, at most, so that both and the gap fit in 1,200 pixels. */
    private static final int WIDTH_MAX = 592;

    /** Height of the picture, at most: a tall screenshot still fits a window. */
    private static final int HEIGHT_MAX = 760;

    private static final int GAP = 16;

    /** Pixels from one hatch to the next, along a row. */
    private static final int HATCH_STEP = 14;

    private static final int HATCH_WIDTH = 2;

    /** Share of a side that counts as its edge: a few pixels. */
    private static final double EDGE = 0.02;

    /** Blue, green and red of the tint of altered blocks: orange, dark on paper and light on screens. */
    private static final int[] TINT = {20, 110, 255};

    private final ImageComparison.Measured measured;

    /** Blocks of the original for one of its sides; the last may be cut. */
    private final double blocksAcross;

    private final double blocksDown;

    /**
     * Makes an overlay for a comparison.
     *
     * @param original whose blocks were compared
     */
    OverlayPicture(ImageComparison.Measured measured, Prepared original) {
        this.measured = measured;
        blocksAcross = (double) original.width() / Block.SIDE;
        blocksDown = (double) original.height() / Block.SIDE;
    }

    /** Returns both pictures side by side, at most 1,200 pixels wide; unmarked if the one does not show the other. */
    Mat of(Mat originalColors, Mat foundColors) {
        Mat left = fitted(originalColors);
        Mat right = fitted(foundColors);
        if (!measured.verified()) {
            return beside(left, right);
        }
        Mat markedLeft = marked(left, Projection.of(new AffineMap(1.0 / left.cols(), 0, 0, 0, 1.0 / left.rows(), 0)));
        Mat markedRight = marked(right, toOriginalShares(right));
        outline(markedRight);
        return beside(markedLeft, markedRight);
    }

    private static Mat fitted(Mat picture) {
        double factor = Math.min((double) WIDTH_MAX / picture.cols(), (double) HEIGHT_MAX / picture.rows());
        int width = Math.max(1, (int) Math.round(picture.cols() * factor));
        int height = Math.max(1, (int) Math.round(picture.rows() * factor));
        Mat fitted = new Mat();
        resize(picture, fitted, new Size(width, height), 0, 0, INTER_AREA);
        return fitted;
    }

    private List<ImageOutline.Corner> corners() {
        ImageOutline outline = measured.outline();
        return List.of(outline.topLeft(), outline.topRight(), outline.bottomRight(), outline.bottomLeft());
    }

    /** Returns the map from pixels of the found picture, as shown, to shares of the original's sides. */
    private Projection toOriginalShares(Mat shown) {
        float[] places = new float[8];
        for (int i = 0; i < places.length; i++) {
            ImageOutline.Corner corner = corners().get(i / 2);
            places[i] = (float) (i % 2 == 0 ? corner.x() * shown.cols() : corner.y() * shown.rows());
        }
        Mat from = Pixels.points(places);
        Mat to = Pixels.points(new float[] {0, 0, 1, 0, 1, 1, 0, 1});
        double[] matrix = new double[9];
        new DoublePointer(getPerspectiveTransform(from, to).data()).get(matrix);
        return Projection.ofMatrix(matrix);
    }

    /** Returns a picture whose pixels are dimmed outside of the original or the copy, and hatched in altered blocks. */
    private Mat marked(Mat picture, Projection toShares) {
        byte[] colors = Pixels.bytes(picture);
        int width = picture.cols();
        for (int i = 0; i < colors.length / 3; i++) {
            int x = i % width;
            int y = i / width;
            switch (fate(toShares.x(x + 0.5, y + 0.5), toShares.y(x + 0.5, y + 0.5))) {
                case AGREES -> {}
                case NOT_VISIBLE -> mix(colors, 3 * i, new int[] {128, 128, 128}, 0.6);
                case ALTERED -> alter(colors, 3 * i, x + y);
            }
        }
        return Pixels.mat(colors, width, CV_8UC3);
    }

    private BlockMap.Fate fate(double x, double y) {
        if (x < 0 || y < 0 || x >= 1 || y >= 1) {
            return BlockMap.Fate.NOT_VISIBLE;
        }
        BlockMap blocks = measured.blocks();
        int column = Math.min(blocks.columns() - 1, (int) (x * blocksAcross));
        int row = Math.min(blocks.rows() - 1, (int) (y * blocksDown));
        return blocks.fate(column, row);
    }

    /** A dark and a light line beside one another are seen on any ground. */
    private static void alter(byte[] colors, int at, int diagonal) {
        int step = diagonal % HATCH_STEP;
        if (step < HATCH_WIDTH) {
            mix(colors, at, new int[] {0, 0, 0}, 0.75);
        } else if (step < 2 * HATCH_WIDTH) {
            mix(colors, at, new int[] {255, 255, 255}, 0.75);
        } else {
            mix(colors, at, TINT, 0.3);
        }
    }

    private static void mix(byte[] colors, int at, int[] color, double share) {
        for (int channel = 0; channel < 3; channel++) {
            double level = (1 - share) * (colors[at + channel] & 0xFF) + share * color[channel];
            colors[at + channel] = (byte) Math.round(level);
        }
    }

    private void outline(Mat shown) {
        draw(shown, new Scalar(255, 255, 255, 0), 7);
        draw(shown, new Scalar(160, 20, 60, 0), 3);
    }

    private void draw(Mat shown, Scalar color, int thickness) {
        List<ImageOutline.Corner> corners = corners();
        for (int i = 0; i < corners.size(); i++) {
            Point from = point(corners.get(i), shown);
            Point to = point(corners.get((i + 1) % corners.size()), shown);
            line(shown, from, to, color, thickness, LINE_AA, 0);
        }
    }

    /** Corners at the very edge are drawn a little inside, where their lines are seen. */
    private static Point point(ImageOutline.Corner corner, Mat shown) {
        return new Point(inside(corner.x(), shown.cols()), inside(corner.y(), shown.rows()));
    }

    private static int inside(double share, int side) {
        boolean atEdge = share > -EDGE && share < 1 + EDGE;
        double position = share * side;
        return (int) Math.round(atEdge ? Math.clamp(position, 3, side - 4) : position);
    }

    private static Mat beside(Mat left, Mat right) {
        int height = Math.max(left.rows(), right.rows());
        Scalar white = new Scalar(255, 255, 255, 0);
        Mat gap = new Mat(height, GAP, CV_8UC3, white);
        Mat withGap = new Mat();
        hconcat(centered(left, height), gap, withGap);
        Mat both = new Mat();
        hconcat(withGap, centered(right, height), both);
        return both;
    }

    private static Mat centered(Mat picture, int height) {
        int above = (height - picture.rows()) / 2;
        Mat centered = new Mat();
        copyMakeBorder(
                picture,
                centered,
                above,
                height - picture.rows() - above,
                0,
                0,
                BORDER_CONSTANT,
                new Scalar(255, 255, 255, 0));
        return centered;
    }
}
