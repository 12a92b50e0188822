package vigie.match;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vigie.image.VideoComparison;
import vigie.image.VideoSpan;
import vigie.match.WatchedOriginal.NamedVideo;

/** One found film against the films of the originals. */
final class VideoMatching {
    private final OriginalSet originals;

    VideoMatching(OriginalSet originals) {
        this.originals = originals;
    }

    /** Returns the longest stretch of each original that a found film shows, in the order of the originals. */
    List<Match.Video> matches(PageVideoFingerprint found) {
        return originals.originals().stream()
                .flatMap(original -> longest(original, found).stream())
                .toList();
    }

    private static Optional<Match.Video> longest(WatchedOriginal original, PageVideoFingerprint found) {
        return original.videos().stream()
                .flatMap(video -> match(original, video, found).stream())
                .max(java.util.Comparator.comparingDouble(match -> match.inFound().seconds()));
    }

    private static Optional<Match.Video> match(WatchedOriginal original, NamedVideo video, PageVideoFingerprint found) {
        return VIDEO_COMPARE(video.fingerprint(), found.fingerprint()) instanceof VideoComparison.Along along
                        && along.verified()
                ? Optional.of(new Match.Video(
                        original.known().id(),
                        video.name(),
                        found.video().url(),
                        found.sha256(),
                        stretch(along.original()),
                        stretch(along.found()),
                        along.mirrored(),
                        along.agreement()))
                : Optional.empty();
    }

    private static Match.Stretch stretch(VideoSpan span) {
        return new Match.Stretch(seconds(span.start()), seconds(span.end()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
