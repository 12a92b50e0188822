package vigie.web;

import java.util.Locale;
import java.util.Optional;
import vigie.finding.Case;
import vigie.finding.Label;

/** Where a case stands for its reader. */
public enum Shelf {
    /** A person should look: nothing was decided, or the day put off to has come. */
    OPEN,
    /** Alike without the same words: to be looked at when there is time. Told in the digest. */
    SIMILAR,
    /** The words watched for appear there; the owner's works do not. Told in the digest, nothing to decide. */
    MENTIONS,
    /** A verdict holds. */
    JUDGED,
    /** The gate saw no reason to bother anybody. */
    LEFT_ALONE;

    /** Returns the shelf of a case. */
    static Shelf of(Case theCase) {
        if (theCase.judgment().isPresent()) {
            return JUDGED;
        }
        return of(theCase.main().label());
    }

    private static Shelf of(Label label) {
        return switch (label) {
            case REUSE, OUTSIDE_PERMISSION -> OPEN;
            case SIMILAR -> SIMILAR;
            case MENTION -> MENTIONS;
            case OWN, ALLOWED, EARLIER, QUOTED, SMALL, SHARED -> LEFT_ALONE;
        };
    }

    /** Returns the name as addresses write it: {@code left-alone}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Shelf> of(String label) {
        for (Shelf shelf : values()) {
            if (shelf.label().equals(label)) {
                return Optional.of(shelf);
            }
        }
        return Optional.empty();
    }
}
