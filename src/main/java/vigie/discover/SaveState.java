package vigie.discover;

import java.time.Instant;
import vigie.crawl.CanonicalUrl;

/** How far the archive is with a page that it was asked to save. */
public sealed interface SaveState {
    /** It has not ended; ask again in some seconds, most end within two minutes. */
    record Pending() implements SaveState {}

    /** It is kept, for everybody to see. */
    record Saved(CanonicalUrl copy, Instant at) implements SaveState {}

    /**
     * The archive could not or would not save it.
     *
     * @param code of the archive, such as {@code error:blocked}
     * @param said its sentence, plain text; may be empty
     */
    record NotSaved(String code, String said) implements SaveState {}
}
