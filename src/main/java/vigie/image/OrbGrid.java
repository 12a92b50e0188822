package vigie.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.ORB;

/**
 * Finds ORB features spread on a grid of 8 × 8 cells.
 *
 * <p>Left alone, ORB keeps the strongest corners of the picture, and a caption laid over it has the strongest. With a
 * quota for each cell, three pictures in four that were lost under text are found. Four times as many corners as are
 * wanted are detected, at a low threshold, and the best of every cell are kept in turn.
 *
 * <p>Holds a native detector for good: one object per thread, made outside any pointer scope. In the worker's process
 * only.
 */
final class OrbGrid {
    private static final int CELLS = 8;
    private static final int SURPLUS = 4;
    private static final float SCALE_FACTOR = 1.2f;
    private static final int LEVELS = 8;
    private static final int PATCH = 31;

    /** Descriptors look at a patch around the feature; nearer to the edge there is none. */
    private static final int EDGE = 19;

    private static final int FAST_THRESHOLD = 6;

    private final int wanted;
    private final ORB orb;

    OrbGrid(int wanted) {
        this.wanted = wanted;
        orb = ORB.create(SURPLUS * wanted, SCALE_FACTOR, LEVELS, EDGE, 0, 2, ORB.HARRIS_SCORE, PATCH, FAST_THRESHOLD);
    }

    /** Returns the features of a gray picture, none if it is plain or too small. */
    Features of(Mat gray) {
        KeyPointVector detected = new KeyPointVector();
        orb.detect(gray, detected);
        List<KeyPointBytes> spread = spread(KeyPointBytes.of(detected), gray.cols(), gray.rows());
        if (spread.isEmpty()) {
            return new Features(new float[0], new float[0], new Descriptors(new long[0]));
        }
        KeyPointVector kept = KeyPointBytes.toVector(spread);
        Mat described = new Mat();
        orb.compute(gray, kept, described);
        return features(KeyPointBytes.of(kept), described);
    }

    /** Takes the best corner of every cell, then the second of every cell, until there are enough. */
    private List<KeyPointBytes> spread(List<KeyPointBytes> points, int width, int height) {
        List<List<KeyPointBytes>> cells = new ArrayList<>();
        for (int i = 0; i < CELLS * CELLS; i++) {
            cells.add(new ArrayList<>());
        }
        points.stream()
                .sorted(Comparator.comparingDouble(KeyPointBytes::response).reversed())
                .forEach(point -> cells.get(cell(point.y(), height) * CELLS + cell(point.x(), width))
                        .add(point));
        List<KeyPointBytes> spread = new ArrayList<>();
        for (int rank = 0; spread.size() < Math.min(wanted, points.size()); rank++) {
            for (List<KeyPointBytes> cell : cells) {
                if (rank < cell.size() && spread.size() < wanted) {
                    spread.add(cell.get(rank));
                }
            }
        }
        return spread;
    }

    private static int cell(float position, int side) {
        return Math.clamp((int) (position * CELLS / side), 0, CELLS - 1);
    }

    /** Computing regroups the features by size and may drop some; their rank restores the order. */
    private static Features features(List<KeyPointBytes> points, Mat described) {
        ByteBuffer rows = ByteBuffer.wrap(Pixels.bytes(described)).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> points.get(i).rank()));
        float[] xs = new float[points.size()];
        float[] ys = new float[points.size()];
        long[] words = new long[points.size() * Descriptors.WORDS];
        for (int i = 0; i < xs.length; i++) {
            int row = order.get(i);
            xs[i] = points.get(row).x();
            ys[i] = points.get(row).y();
            for (int word = 0; word < Descriptors.WORDS; word++) {
                words[i * Descriptors.WORDS + word] = rows.getLong((row * Descriptors.WORDS + word) * Long.BYTES);
            }
        }
        return new Features(xs, ys, new Descriptors(words));
    }

    /**
     * A feature as it lies in memory: x, y, size, angle, response as floats, octave and class as integers. Copied as a
     * block because thousands of calls for single fields cost more than finding the features.
     */
    @SuppressWarnings("ArrayRecordComponent") // many views of one block, never compared
    private record KeyPointBytes(byte[] bytes, int at, int rank) {
        private static final int SIZE = 28;
        private static final int RESPONSE = 16;
        private static final int CLASS = 24;

        float x() {
            return buffer().getFloat(at);
        }

        float y() {
            return buffer().getFloat(at + Float.BYTES);
        }

        float response() {
            return buffer().getFloat(at + RESPONSE);
        }

        private ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        }

        static List<KeyPointBytes> of(KeyPointVector vector) {
            int count = Math.toIntExact(vector.size());
            if (count == 0) {
                return List.of();
            }
            byte[] bytes = new byte[count * SIZE];
            new BytePointer(vector.get(0)).capacity(bytes.length).get(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
            List<KeyPointBytes> points = new ArrayList<>(count);
            for (int at = 0; at < bytes.length; at += SIZE) {
                points.add(new KeyPointBytes(bytes, at, buffer.getInt(at + CLASS)));
            }
            return points;
        }

        /** Writes the rank of each where OpenCV keeps a class that ORB does not use. */
        static KeyPointVector toVector(List<KeyPointBytes> points) {
            ByteBuffer buffer = ByteBuffer.allocate(points.size() * SIZE).order(ByteOrder.nativeOrder());
            for (int rank = 0; rank < points.size(); rank++) {
                buffer.put(points.get(rank).bytes(), points.get(rank).at(), SIZE);
                buffer.putInt(rank * SIZE + CLASS, rank);
            }
            KeyPointVector vector = new KeyPointVector(points.size());
            new BytePointer(vector.get(0)).capacity(buffer.capacity()).put(buffer.array());
            return vector;
        }
    }
}
