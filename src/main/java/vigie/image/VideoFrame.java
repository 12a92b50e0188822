package vigie.image;

import java.util.Map;
import java.util.Objects;

/**
 * A picture of a film and how long it stays nearly the same.
 *
 * @param startMillis from the beginning of the film
 * @param endMillis when the next picture was looked at, after the start
 * @param views what is hashed of it, the whole among them; views with too little to see are left out
 */
record VideoFrame(int startMillis, int endMillis, Map<FrameView, Hashes> views) {
    VideoFrame {
        views = Map.copyOf(views);
        if (startMillis < 0 || endMillis <= startMillis || !views.containsKey(FrameView.WHOLE)) {
            throw new IllegalArgumentException(
                    "no picture: %d to %d ms, %s".formatted(startMillis, endMillis, views.keySet()));
        }
    }

    PerceptualHash whole() {
        return Objects.requireNonNull(views.get(FrameView.WHOLE)).upright();
    }

    VideoFrame until(int millis) {
        return new VideoFrame(startMillis, millis, views);
    }

    /** A view's hash, and that of its mirror image. */
    record Hashes(PerceptualHash upright, PerceptualHash mirrored) {
        PerceptualHash seen(Orientation orientation) {
            return orientation == Orientation.MIRRORED ? mirrored : upright;
        }
    }
}
