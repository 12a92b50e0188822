package vigie.watch;

import java.net.URI;
import java.nio.file.Path;

/** Where originals come from, as a watchlist says it. */
public sealed interface OriginalSpec {
    /** Every item of the owner's own feed. */
    record Feed(URI url) implements OriginalSpec {}

    /** The owner's own site: every dated page that its sitemaps name below this address. */
    record Site(URI url) implements OriginalSpec {}

    /**
     * Files of the owner.
     *
     * @param root folder the pattern starts from, absolute
     * @param glob pattern below it, for instance {@code originals/**}
     */
    record Files(Path root, String glob) implements OriginalSpec {}

    /**
     * The owner's own posts by LinkedIn's Member Snapshot API (members in the EEA and Switzerland).
     *
     * @param tokenFile file that holds the owner's token and nothing else
     */
    record LinkedIn(Path tokenFile) implements OriginalSpec {}

    /** An export archive of a platform. */
    record Export(Path file) implements OriginalSpec {}
}
