package vigie.originals;

import java.time.Instant;
import java.util.Optional;
import vigie.watch.Original;

/**
 * An original that is known to be public: the only thing that queries are made of. There is no other way to have one than
 * {@link #of}, so that no draft and no brief can leave the machine in a query.
 */
public final class PublishedOriginal {
    private final Original original;

    private PublishedOriginal(Original original) {
        this.original = original;
    }

    /**
     * Returns the original if it is public at that instant. One whose stated date is still to come is not, even when its
     * address is known already: a post is often given its address before its day.
     */
    public static Optional<PublishedOriginal> of(Original original, Instant now) {
        boolean planned =
                original.published().isPublic() && original.published().at().isAfter(now);
        return original.isPublic(now) && !planned ? Optional.of(new PublishedOriginal(original)) : Optional.empty();
    }

    /** Returns the work. */
    public Original original() {
        return original;
    }
}
