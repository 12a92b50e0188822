package vigie.image;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A film's fingerprint laid out for comparing: one array of hashes for each view. Immutable, thread-safe. */
final class VideoTrack {
    /**
     * Which view of an original a found film's view may show. The whole of either may be a part of the other, and the same
     * parts may be free of captions.
     */
    private static final List<ViewPair> PAIRS = List.of(
            new ViewPair(FrameView.WHOLE, FrameView.WHOLE),
            new ViewPair(FrameView.UPPER, FrameView.UPPER),
            new ViewPair(FrameView.LOWER, FrameView.LOWER),
            new ViewPair(FrameView.TALL, FrameView.WHOLE),
            new ViewPair(FrameView.TALL_UPPER, FrameView.UPPER),
            new ViewPair(FrameView.TALL_LOWER, FrameView.LOWER),
            new ViewPair(FrameView.PORTRAIT, FrameView.WHOLE),
            new ViewPair(FrameView.SQUARE, FrameView.WHOLE),
            new ViewPair(FrameView.WHOLE, FrameView.TALL),
            new ViewPair(FrameView.WHOLE, FrameView.SQUARE),
            new ViewPair(FrameView.WHOLE, FrameView.WIDE),
            new ViewPair(FrameView.WHOLE, FrameView.TRIMMED),
            new ViewPair(FrameView.TRIMMED, FrameView.WHOLE),
            new ViewPair(FrameView.TRIMMED, FrameView.TRIMMED),
            new ViewPair(FrameView.WHOLE, FrameView.MOVING));

    /** Longs of a hash. */
    private static final int WORDS = 4;

    private final int[] starts;
    private final int[] ends;
    /** By view, then four longs for each picture. */
    private final long[][] upright = new long[FrameView.values().length][];

    private final long[][] mirrored = new long[FrameView.values().length][];
    /** A bit for each view that the picture has. */
    private final int[] present;

    VideoTrack(VideoFingerprint film) {
        List<VideoFrame> frames = film.frames();
        starts = frames.stream().mapToInt(VideoFrame::startMillis).toArray();
        ends = frames.stream().mapToInt(VideoFrame::endMillis).toArray();
        present = new int[frames.size()];
        for (int i = 0; i < present.length; i++) {
            for (Map.Entry<FrameView, VideoFrame.Hashes> view :
                    frames.get(i).views().entrySet()) {
                int place = view.getKey().place();
                present[i] |= 1 << place;
                put(upright, place, i, view.getValue().upright());
                put(mirrored, place, i, view.getValue().mirrored());
            }
        }
    }

    private void put(long[][] hashes, int view, int frame, PerceptualHash hash) {
        if (hashes[view] == null) {
            hashes[view] = new long[WORDS * present.length];
        }
        hashes[view][WORDS * frame] = hash.a();
        hashes[view][WORDS * frame + 1] = hash.b();
        hashes[view][WORDS * frame + 2] = hash.c();
        hashes[view][WORDS * frame + 3] = hash.d();
    }

    int count() {
        return present.length;
    }

    int startMillis(int frame) {
        return starts[frame];
    }

    int endMillis(int frame) {
        return ends[frame];
    }

    /** Returns the number of the last picture that begins at or before an instant, -1 for none. */
    int at(double millis) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Returns the numbers of the pictures shown at every so many milliseconds, each once. */
    int[] every(int millis) {
        int end = endMillis(count() - 1);
        return IntStream.iterate(startMillis(0), instant -> instant < end, instant -> instant + millis)
                .map(this::at)
                .distinct()
                .toArray();
    }

    /**
     * Returns the Hamming distance of the nearest views of one of these pictures, an original's, and a found one.
     *
     * @param enough a distance beyond which any answer above it will do
     */
    int distance(int frame, Seen found, int foundFrame, int enough) {
        int nearest = 256;
        for (ViewPair pair : PAIRS) {
            int ours = pair.original.place();
            int theirs = pair.found.place();
            if ((present[frame] >> ours & 1) == 1 && (found.track.present[foundFrame] >> theirs & 1) == 1) {
                int limit = Math.min(nearest, enough);
                nearest = Math.min(nearest, distance(upright[ours], frame, found.hashes[theirs], foundFrame, limit));
            }
        }
        return nearest;
    }

    /** Stops after half of the bits when these alone are beyond the limit. */
    private static int distance(long[] one, int oneFrame, long[] other, int otherFrame, int limit) {
        int i = WORDS * oneFrame;
        int j = WORDS * otherFrame;
        int half = Long.bitCount(one[i] ^ other[j]) + Long.bitCount(one[i + 1] ^ other[j + 1]);
        return half > limit
                ? half
                : half + Long.bitCount(one[i + 2] ^ other[j + 2]) + Long.bitCount(one[i + 3] ^ other[j + 3]);
    }

    /** Returns the Hamming distance of two of these pictures. */
    int difference(int frame, int other) {
        long[] whole = upright[FrameView.WHOLE.place()];
        return distance(whole, frame, whole, other, 256);
    }

    /** Returns this film seen upright or in a mirror. */
    Seen seen(Orientation orientation) {
        return new Seen(this, orientation == Orientation.MIRRORED ? mirrored : upright);
    }

    /** A found film, seen one way. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seen(VideoTrack track, long[][] hashes) {}

    private record ViewPair(FrameView original, FrameView found) {}
}
