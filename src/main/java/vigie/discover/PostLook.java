package vigie.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;

/**
 * What one look at a social network gave. A failure can come after some posts: both count.
 *
 * @param posts in the order they came
 * @param forgotten posts that were deleted, or whose new words are not wanted; the address of a profile stands for all of
 *     its posts
 * @param cursor for the next look, to be kept once the posts are
 * @param missed why posts may be missing although nothing failed
 * @param failure why the look ended early, if so
 * @param notBefore the earliest next look the service asks for, if any
 */
public record PostLook(
        List<Post> posts,
        List<CanonicalUrl> forgotten,
        String cursor,
        Optional<Missed> missed,
        Optional<Reason> failure,
        Optional<Instant> notBefore) {
    /** Why posts may be missing. */
    public enum Missed {
        /** The service no longer has what followed our last look; this one began anew. */
        CURSOR_TOO_OLD,
        /** More than the first page is for signed-in users. */
        LOGIN_NEEDED,
        /** There was more than one look takes. */
        LIMIT,
        /** We took messages in too slowly and were cut off; the next look goes on. */
        TOO_SLOW
    }

    public PostLook {
        posts = List.copyOf(posts);
        forgotten = List.copyOf(forgotten);
    }

    /** Returns a look that gave nothing but a failure. */
    static PostLook failed(String cursor, Reason reason, Optional<Instant> notBefore) {
        return new PostLook(List.of(), List.of(), cursor, Optional.empty(), Optional.of(reason), notBefore);
    }
}
