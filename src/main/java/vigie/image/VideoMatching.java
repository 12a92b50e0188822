package vigie.image;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the stretch of an original that a found film shows. Pictures alike propose a line between the times of the two
 * films; along that line most pictures must agree, for long enough, and enough of them must differ from one another.
 *
 * <p>Single pictures are compared as vPDQ does (Meta, 2022: a bag of frame hashes, 31 bits); the line is what it lacks.
 * Pure: the same fingerprints give the same comparison. Cost: pictures of one times pictures of the other, some 50 ns
 * each, so some 5 ms for two films of a minute.
 */
final class VideoMatching {
    /** Least time that agrees: shorter stretches are logos, stock clips and chance. Clips are cut to five seconds or more. */
    private static final Duration AGREEING_MIN = Duration.ofSeconds(4);

    /** Least share of the pictures of a stretch that agree. */
    private static final double AGREEMENT_MIN = 0.7;

    /** Least number of moments: a still has one, a title card and what follows it two. */
    private static final int MOMENTS_MIN = 3;

    /** Of the pictures that agree, those that are the same without more ado. */
    private static final double SAME_SHARE_MIN = 0.3;

    /** Bits that part two moments of an original. */
    private static final int MOMENT_BITS = 24;

    /** Time within which the original's pictures are one moment: a found picture may lie half-way between them. */
    private static final int APART_MILLIS = 500;

    /** Bits by which a found picture must be nearer to its own moment than to another. */
    private static final int MOMENT_MARGIN = 8;

    /** Of the pictures that agree, those that are nearer to their own moment than to the others. */
    private static final double TOLD_SHARE_MIN = 0.6;

    /** Least number of pictures that propose a line. */
    private static final int PROPOSING_MIN = 2;

    /** Between two pictures of a found film that are looked for among all originals. */
    private static final int CANDIDATE_MILLIS = 400;

    private final VideoTrack original;
    private final VideoTrack found;

    private VideoMatching(VideoTrack original, VideoTrack found) {
        this.original = original;
        this.found = found;
    }

    static VideoComparison compare(VideoTrack original, VideoTrack found) {
        return new VideoMatching(original, found).best();
    }

    /** Returns how many pictures of a found film are, upright or mirrored, near some picture of an original. */
    static int near(VideoTrack original, VideoTrack found) {
        return Math.max(
                near(original, found.seen(Orientation.UPRIGHT)), near(original, found.seen(Orientation.MIRRORED)));
    }

    private static int near(VideoTrack original, VideoTrack.Seen found) {
        int count = 0;
        for (int i : found.track().every(CANDIDATE_MILLIS)) {
            int distance = 256;
            for (int j = 0; j < original.count() && distance > FilmAgreement.SAME_MAX; j++) {
                distance = original.distance(j, found, i, FilmAgreement.SAME_MAX);
            }
            count += distance <= FilmAgreement.SAME_MAX ? 1 : 0;
        }
        return count;
    }

    private VideoComparison best() {
        return Stream.of(Orientation.UPRIGHT, Orientation.MIRRORED)
                .flatMap(orientation -> along(orientation).stream())
                .max(Comparator.<VideoComparison.Along, Boolean>comparing(VideoComparison.Along::verified)
                        .thenComparing(VideoComparison.Along::agreeing))
                .<VideoComparison>map(along -> along)
                .orElse(new VideoComparison.Apart());
    }

    private Optional<VideoComparison.Along> along(Orientation orientation) {
        VideoTrack.Seen seen = found.seen(orientation);
        TimeVotes votes = new TimeVotes(original, found);
        int proposing = 0;
        for (int i : found.every(FilmAgreement.LOOK_MILLIS)) {
            boolean any = false;
            for (int j = 0; j < original.count(); j++) {
                if (original.distance(j, seen, i, FilmAgreement.SAME_MAX) <= FilmAgreement.SAME_MAX) {
                    votes.add(j, i);
                    any = true;
                }
            }
            proposing += any ? 1 : 0;
        }
        return proposing < PROPOSING_MIN
                ? Optional.empty()
                : votes.lines().stream()
                        .map(line -> new FilmAgreement(original, seen, line))
                        .max(Comparator.comparingLong(FilmAgreement::weight))
                        .map(agreement -> refined(agreement, seen))
                        .filter(agreement -> !agreement.stretch().isEmpty())
                        .map(agreement -> measured(agreement, orientation));
    }

    /** Turns and shifts the line a little where that brings the pictures nearer. */
    private FilmAgreement refined(FilmAgreement proposed, VideoTrack.Seen seen) {
        FilmAgreement best = proposed;
        for (double reach : new double[] {1, 0.5, 0.25}) {
            List<FilmAgreement.Look> stretch = best.stretch();
            if (stretch.isEmpty()) {
                return best;
            }
            FilmLine line = best.line();
            double middle =
                    (stretch.getFirst().foundMillis() + stretch.getLast().foundMillis()) / 2.0;
            for (double turn : new double[] {-0.02, -0.01, 0, 0.01, 0.02}) {
                for (double shift : new double[] {-400, -200, 0, 200, 400}) {
                    var varied =
                            new FilmAgreement(original, seen, line.varied(1 + reach * turn, reach * shift, middle));
                    best = varied.weight() > best.weight() ? varied : best;
                }
            }
        }
        return best;
    }

    private VideoComparison.Along measured(FilmAgreement agreement, Orientation orientation) {
        List<FilmAgreement.Look> stretch = agreement.stretch();
        int agreeing = (int) stretch.stream().filter(FilmAgreement.Look::agrees).count();
        int same = (int) stretch.stream().filter(FilmAgreement.Look::same).count();
        Duration time = Duration.ofMillis((long) agreeing * FilmAgreement.LOOK_MILLIS);
        double share = (double) agreeing / stretch.size();
        List<FilmAgreement.Look> told = told(stretch, found.seen(orientation));
        int moments = moments(told);
        boolean verified = time.compareTo(AGREEING_MIN) >= 0
                && share >= AGREEMENT_MIN
                && same >= SAME_SHARE_MIN * agreeing
                && told.size() >= TOLD_SHARE_MIN * agreeing
                && moments >= MOMENTS_MIN;
        int start = stretch.getFirst().foundMillis();
        int end = stretch.getLast().foundMillis() + FilmAgreement.LOOK_MILLIS;
        FilmLine line = agreement.line();
        return new VideoComparison.Along(
                span(line.original(start), line.original(end)),
                span(start, end),
                line.speed(),
                orientation == Orientation.MIRRORED,
                time,
                share,
                moments,
                verified);
    }

    private static VideoSpan span(double startMillis, double endMillis) {
        return new VideoSpan(
                Duration.ofMillis(Math.max(0, Math.round(startMillis))),
                Duration.ofMillis(Math.max(0, Math.round(endMillis))));
    }

    /**
     * Returns the looks at which the found picture is nearer to its own moment than to any other of the stretch: a copy's
     * are, the same person before the same wall on another day is near to all of them alike.
     */
    private List<FilmAgreement.Look> told(List<FilmAgreement.Look> stretch, VideoTrack.Seen seen) {
        return stretch.stream()
                .filter(FilmAgreement.Look::agrees)
                .filter(look -> stretch.stream()
                        .filter(FilmAgreement.Look::agrees)
                        .filter(other -> apart(look, other))
                        .allMatch(other -> original.distance(other.originalFrame(), seen, look.foundFrame(), 256)
                                >= look.hammingDistance() + MOMENT_MARGIN))
                .toList();
    }

    /** Whether two looks are far enough apart in time and sight to be told from one another. */
    private boolean apart(FilmAgreement.Look one, FilmAgreement.Look other) {
        return Math.abs(one.foundMillis() - other.foundMillis()) >= APART_MILLIS && differ(one, other);
    }

    private boolean differ(FilmAgreement.Look one, FilmAgreement.Look other) {
        return original.difference(one.originalFrame(), other.originalFrame()) >= MOMENT_BITS;
    }

    /** Counts the moments among these looks, each taken when it first comes. */
    private int moments(List<FilmAgreement.Look> looks) {
        List<FilmAgreement.Look> moments = new ArrayList<>();
        for (FilmAgreement.Look look : looks) {
            if (look.same() && moments.stream().allMatch(moment -> differ(look, moment))) {
                moments.add(look);
            }
        }
        return moments.size();
    }
}
