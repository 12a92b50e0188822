package vigie.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;

/**
 * What one look at a source gave. Health stands apart from emptiness: no candidates and no failure means nothing new.
 *
 * @param candidates in the order the source names them
 * @param failure why the source could not be read, if so; what was named before that counts all the same
 * @param notBefore the earliest next look the source asks for, if any
 * @param bearings where it ended
 * @param unchanged whether the source said it is unchanged
 * @param forgotten addresses whose authors took them back
 * @param more whether it ended before the source did, so that the next look should be soon
 * @param remarks what a person should know though the look succeeded, such as an engine that did not answer
 */
public record Look(
        List<Candidate> candidates,
        Optional<Reason> failure,
        Optional<Instant> notBefore,
        Bearings bearings,
        boolean unchanged,
        List<CanonicalUrl> forgotten,
        boolean more,
        List<String> remarks) {
    public Look {
        candidates = List.copyOf(candidates);
        forgotten = List.copyOf(forgotten);
        remarks = List.copyOf(remarks);
    }

    /** Returns a look that named these. */
    public static Look named(List<Candidate> candidates) {
        return new Look(
                candidates, Optional.empty(), Optional.empty(), Bearings.NONE, false, List.of(), false, List.of());
    }

    /** Returns a look at a source that says it is unchanged. */
    static Look unchanged(Bearings bearings) {
        return new Look(List.of(), Optional.empty(), Optional.empty(), bearings, true, List.of(), false, List.of());
    }

    /** Returns a look that gave nothing, with the reason. */
    public static Look failed(Reason reason, Optional<Instant> notBefore) {
        return new Look(List.of(), Optional.of(reason), notBefore, Bearings.NONE, false, List.of(), false, List.of());
    }

    /** Returns the same, not to be looked at again before then. */
    public Look notBefore(Optional<Instant> instant) {
        return new Look(candidates, failure, instant, bearings, unchanged, forgotten, more, remarks);
    }

    /** Returns the same, ended there. */
    public Look at(Conditions conditions) {
        return at(new Bearings(conditions, Optional.empty()));
    }

    /** Returns the same, ended there. */
    public Look at(Optional<String> cursor) {
        return at(new Bearings(Conditions.NONE, cursor));
    }

    /** Returns the same, ended there with a cursor besides. */
    public Look past(Optional<String> cursor) {
        return at(new Bearings(bearings.conditions(), cursor));
    }

    private Look at(Bearings ended) {
        return new Look(candidates, failure, notBefore, ended, unchanged, forgotten, more, remarks);
    }

    /** Returns the same with addresses whose authors took them back. */
    public Look forgetting(List<CanonicalUrl> addresses) {
        return new Look(candidates, failure, notBefore, bearings, unchanged, addresses, more, remarks);
    }

    /** Returns the same with what a person should know. */
    public Look remarking(List<String> said) {
        return new Look(candidates, failure, notBefore, bearings, unchanged, forgotten, more, said);
    }

    /** Returns the same, to be gone on with soon if there is more. */
    public Look more(boolean isMore) {
        return new Look(candidates, failure, notBefore, bearings, unchanged, forgotten, isMore, remarks);
    }

    /** Returns the same, broken off for a reason. */
    public Look brokenOff(Reason reason) {
        return new Look(candidates, Optional.of(reason), notBefore, bearings, unchanged, forgotten, more, remarks);
    }
}
