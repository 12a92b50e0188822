package vigie.match;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigie.image.VideoSpan;

/** One found film against the films of the originals. */
final class VideoMatching {
    /** Most comparisons for one found film: the right original is nearly always the first candidate. */
    private static final int CANDIDATES_MAX = 8;

    private static final Comparator<Match.Video> LONGEST =
            Comparator.comparingDouble(match -> match.inFound().seconds());

    private final OriginalSet originals;

    VideoMatching(OriginalSet originals) {
        this.originals = originals;
    }

    /** Returns the longest stretch of each original that a found film shows, by original's id. */
    List<Match.Video> matches(PageVideoFingerprint found) {
        Map<String, Match.Video> longest = new TreeMap<>();
        for (OriginalSet.FilmShown shown : originals.shownIn(found.fingerprint(), CANDIDATES_MAX)) {
            Match.Video match = match(shown, found);
            longest.merge(match.original(), match, (one, other) -> LONGEST.compare(one, other) >= 0 ? one : other);
        }
        return List.copyOf(longest.values());
    }

    private static Match.Video match(OriginalSet.FilmShown shown, PageVideoFingerprint found) {
        return new Match.Video(
                shown.film().original().known().id(),
                shown.film().video().name(),
                found.video().url(),
                found.sha256(),
                stretch(shown.along().original()),
                stretch(shown.along().found()),
                shown.along().mirrored(),
                shown.along().agreement());
    }

    private static Match.Stretch stretch(VideoSpan span) {
        return new Match.Stretch(seconds(span.start()), seconds(span.end()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
