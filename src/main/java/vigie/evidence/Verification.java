package vigie.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What checking a bundle came to.
 *
 * @param bundleId as its manifest says, or empty when the manifest cannot be read
 * @param manifestSha256 of the manifest's bytes, or empty when there is none
 * @param files by path, every file named by the bundle or found in it
 * @param journal whether the journal knows this very bundle
 */
public record Verification(String bundleId, String manifestSha256, List<FileCheck> files, Witness journal) {
    public Verification {
        files = List.copyOf(files);
    }

    /** How a file stands. */
    public enum Status {
        GOOD,
        CHANGED,
        MISSING,
        EXTRA
    }

    /** One file of the bundle. */
    public record FileCheck(String path, Status status) {}

    /** What the journal says. */
    public sealed interface Witness {
        /** No journal was given. */
        record NotAsked() implements Witness {}

        /** A line of a whole journal names the manifest's sum. */
        record Recorded(long line, Instant at, String head) implements Witness {}

        /** The journal is whole and does not name the manifest's sum. */
        record NotRecorded() implements Witness {}

        /** The journal's chain breaks, so it is no witness. */
        record JournalBroken(JournalCheck.Broken where) implements Witness {}
    }

    /** Returns whether every file is as it was kept and the journal, if asked, knows the bundle. */
    public boolean holds() {
        boolean filesHold = !files.isEmpty() && files.stream().allMatch(file -> file.status() == Status.GOOD);
        return filesHold && (journal instanceof Witness.NotAsked || journal instanceof Witness.Recorded);
    }
}
