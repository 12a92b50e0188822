package vigie.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigie.image.ImageComparer;
import vigie.image.ImageComparison;
import vigie.image.ImageFingerprint;
import vigie.image.Orientation;

/** One found picture against the pictures of the originals. */
final class ImageMatching {
    /** Most comparisons for one found picture: the right original is nearly always the first candidate. */
    private static final int CANDIDATES_MAX = 8;

    /** When a pair could not be laid over one another, views this near, of 256 bits, still say that they are one picture. */
    private static final int UNVERIFIED_DISTANCE_MAX = 31;

    private static final Comparator<Match.Image> NEAREST_FIRST = Comparator.comparing(
                    (Match.Image match) -> !match.verified())
            .thenComparingDouble(match -> -match.matchedArea())
            .thenComparingInt(Match.Image::hammingDistance)
            .thenComparing(Match.Image::originalImage);

    private final OriginalSet originals;
    private final ImageComparer comparer;

    ImageMatching(OriginalSet originals, ImageComparer comparer) {
        this.originals = originals;
        this.comparer = comparer;
    }

    /** Returns the nearest picture of each original that a found one shows, by original's id. */
    List<Match.Image> matches(PageImageFingerprint found) {
        Map<String, Match.Image> nearest = new TreeMap<>();
        for (OriginalSet.Picture picture : originals.candidates(found.fingerprint(), CANDIDATES_MAX)) {
            match(picture, found)
                    .ifPresent(match -> nearest.merge(
                            match.original(),
                            match,
                            (one, other) -> NEAREST_FIRST.compare(one, other) <= 0 ? one : other));
        }
        return List.copyOf(nearest.values());
    }

    private Optional<Match.Image> match(OriginalSet.Picture picture, PageImageFingerprint found) {
        Optional<ImageFingerprint> original = picture.image().fingerprint().get();
        return original.flatMap(ours -> match(picture, found, comparer.compare(ours, found.fingerprint())));
    }

    private static Optional<Match.Image> match(
            OriginalSet.Picture picture, PageImageFingerprint found, ImageComparison comparison) {
        return switch (comparison) {
            case ImageComparison.Measured measured ->
                measured.verified() ? Optional.of(verified(picture, found, measured)) : Optional.empty();
            case ImageComparison.NotMeasured unknown ->
                unknown.hammingDistance() <= UNVERIFIED_DISTANCE_MAX
                        ? Optional.of(unverified(picture, found, unknown.hammingDistance()))
                        : Optional.empty();
        };
    }

    private static Match.Image verified(
            OriginalSet.Picture picture, PageImageFingerprint found, ImageComparison.Measured measured) {
        return new Match.Image(
                picture.original().known().id(),
                picture.image().name(),
                found.image().url(),
                found.sha256(),
                measured.hammingDistance(),
                measured.orientation(),
                measured.matchedArea(),
                measured.originalVisible(),
                true);
    }

    private static Match.Image unverified(OriginalSet.Picture picture, PageImageFingerprint found, int distance) {
        return new Match.Image(
                picture.original().known().id(),
                picture.image().name(),
                found.image().url(),
                found.sha256(),
                distance,
                Orientation.UPRIGHT,
                0,
                0,
                false);
    }
}
