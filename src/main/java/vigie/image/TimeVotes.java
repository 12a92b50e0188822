package vigie.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the lines along which most pairs of near pictures lie (a Hough transform): every pair votes, for each speed, for
 * the places of the line that let both pictures be shown at the same time.
 */
final class TimeVotes {
    /** Width of a place, a fifth of a vote's. */
    private static final int PLACE_MILLIS = 200;

    /** Speeds tried, in steps of one hundredth: 0.80 to 1.26. */
    private static final int SLOWEST = -22;

    private static final int FASTEST = 23;
    private static final double SPEED_STEP = 1.01;

    /** Pairs that vote; films that stand nearly still have more, which say nothing new. */
    private static final int PAIRS_MAX = 50_000;

    /** The speeds, the nearest to 1 first: of lines that tie, the plainest is taken. */
    private static final List<Double> SPEEDS = IntStream.rangeClosed(SLOWEST, FASTEST)
            .boxed()
            .sorted(Comparator.comparingInt(Math::abs))
            .map(step -> Math.pow(SPEED_STEP, step))
            .toList();

    private final VideoTrack original;
    private final VideoTrack found;
    private final List<Pair> pairs = new ArrayList<>();

    TimeVotes(VideoTrack original, VideoTrack found) {
        this.original = original;
        this.found = found;
    }

    private record Pair(int original, int found) {}

    /** Lets a picture of the original and one of the found film vote. */
    void add(int originalFrame, int foundFrame) {
        if (pairs.size() < PAIRS_MAX) {
            pairs.add(new Pair(originalFrame, foundFrame));
        }
    }

    /**
     * Returns for each speed the line with most votes, none without votes: over a few seconds many speeds get as many, and
     * only the pictures along the lines can tell which is right. Cost: pairs and places, for each of 46 speeds.
     */
    List<FilmLine> lines() {
        return pairs.isEmpty() ? List.of() : SPEEDS.stream().map(this::peak).toList();
    }

    private FilmLine peak(double speed) {
        int first = place(-speed * found.endMillis(found.count() - 1));
        int last = place(original.endMillis(original.count() - 1));
        int[] changes = new int[last - first + 3];
        for (Pair pair : pairs) {
            changes[place(earliest(pair, speed)) - first]++;
            changes[place(latest(pair, speed)) - first + 1]--;
        }
        int votes = 0;
        int most = 0;
        int begin = 0;
        int end = 0;
        for (int i = 0; i < changes.length; i++) {
            votes += changes[i];
            if (votes > most) {
                most = votes;
                begin = i;
                end = i;
            } else if (votes == most && end == i - 1) {
                end = i;
            }
        }
        double middle = ((begin + end + 1) / 2.0 + first) * PLACE_MILLIS;
        return new FilmLine(speed, middle);
    }

    private static int place(double millis) {
        return (int) Math.floor(millis / PLACE_MILLIS);
    }

    private double earliest(Pair pair, double speed) {
        return original.startMillis(pair.original) - speed * found.endMillis(pair.found);
    }

    private double latest(Pair pair, double speed) {
        return original.endMillis(pair.original) - speed * found.startMillis(pair.found);
    }
}
