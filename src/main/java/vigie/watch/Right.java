package vigie.watch;

import java.time.LocalDate;

/**
 * Why the pages of a source may be compared though they reserve themselves against text and data mining.
 *
 * @param basis what it rests on
 * @param by who says so
 * @param since when it was said
 */
public record Right(Basis basis, String by, LocalDate since) {
    /** What a right rests on. */
    public enum Basis {
        /** The site gave a licence. */
        LICENCE,
        /** It is the owner's own site. */
        OWN_SITE,
        /** The owner suspects this very site and needs to know in order to claim a right. */
        CLAIM
    }
}
