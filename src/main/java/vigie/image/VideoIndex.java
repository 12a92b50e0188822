package vigie.image;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds, among many originals, the films that a found film may show, and compares it with one of them; in plain Java.
 *
 * <p>Immutable and thread-safe. Made for a few thousand originals: all their pictures are compared with
 * those of the film at every 400 ms, some six seconds of one core for a minute of film and 3,000 originals of half a minute.
 */
public final class VideoIndex {
    /** Fewer near pictures are a still, a logo or chance. */
    private static final int NEAR_MIN = 2;

    private final List<VideoTrack> originals;

    /** Makes an index; originals are named by their place in the list. */
    public VideoIndex(List<VideoFingerprint> originals) {
        this.originals = originals.stream().map(VideoTrack::new).toList();
    }

    /**
     * Returns the places of the originals with pictures near to the film's, those with most first.
     *
     * @param countMax at least 1
     */
    public List<Integer> candidates(VideoFingerprint found, int countMax) {
        if (countMax < 1) {
            throw new IllegalArgumentException("candidates: " + countMax);
        }
        VideoTrack track = new VideoTrack(found);
        int[] near = originals.stream()
                .mapToInt(original -> VideoMatching.near(original, track))
                .toArray();
        return IntStream.range(0, near.length)
                .filter(i -> near[i] >= NEAR_MIN)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -near[i]))
                .limit(countMax)
                .toList();
    }

    /**
     * Returns what a found film shows of the original at a place.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public VideoComparison compare(int original, VideoFingerprint found) {
        return VideoMatching.compare(originals.get(original), new VideoTrack(found));
    }
}
