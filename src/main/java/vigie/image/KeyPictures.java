package vigie.image;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Chooses among the pictures of an animation those that differ clearly. In the worker's process only. */
final class KeyPictures {
    /** Bits beyond which two pictures are different ones (PDQ's limit). */
    private static final int SAME_MAX = 31;

    /** Least quality of a picture worth looking for. */
    private static final int QUALITY_MIN = 10;

    private final int countMax;
    private final List<Mat> chosen = new ArrayList<>();
    private final List<PerceptualHash> hashes = new ArrayList<>();

    /** The first picture of all, for animations in which every one is plain. */
    private final List<Mat> first = new ArrayList<>();

    KeyPictures(int countMax) {
        this.countMax = countMax;
    }

    /** Takes the next picture into account, gray. */
    void add(Mat gray) {
        if (first.isEmpty()) {
            first.add(gray);
        }
        if (chosen.size() == countMax) {
            return;
        }
        Region whole = new Region(0, 0, gray.cols(), gray.rows());
        ImageView view =
                ImageView.of(ImageView.Kind.FULL, whole, AreaAverage.of(Pixels.bytes(gray), gray.cols(), whole));
        PerceptualHash hash = view.hash(Orientation.UPRIGHT);
        if (view.quality() >= QUALITY_MIN
                && hashes.stream().allMatch(known -> known.hammingDistance(hash) > SAME_MAX)) {
            hashes.add(hash);
            chosen.add(gray);
        }
    }

    /** Returns the chosen ones in order, or the first when all are plain; empty when there was none. */
    List<Mat> pictures() {
        return List.copyOf(chosen.isEmpty() ? first : chosen);
    }
}
