package vigie.discover;

import java.util.Optional;
import vigie.crawl.Conditions;

/**
 * Where the last look at a source ended, so that the next goes on from there. It is kept only once what that look gave is
 * kept.
 *
 * @param conditions what makes an unchanged feed cost nothing
 * @param cursor the source's own word for how far it was read, meaningless to others
 */
public record Bearings(Conditions conditions, Optional<String> cursor) {
    /** Nothing was looked at yet: what a first look names was there before. */
    public static final Bearings NONE = new Bearings(Conditions.NONE, Optional.empty());
}
