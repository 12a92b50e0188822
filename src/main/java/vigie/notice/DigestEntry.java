package vigie.notice;

import vigie.finding.Case;

/** A case in a digest. */
public record DigestEntry(Section section, Case found) {
    /** Where in the digest, in the order they are shown. */
    public enum Section {
        /** Seen for the first time. */
        NEW,
        /** Its content changed, or more addresses show it. */
        CHANGED,
        /** A person must decide. */
        WAITING,
        /** Alike without the same words, seen for the first time: to be looked at when there is time. */
        SIMILAR,
        /** Judged a copy and still there. */
        STILL_UP,
        /** No longer shown at the last visit. */
        GONE,
        /** Found and not reported: earlier than the original, allowed, quoted. */
        LEFT_ALONE
    }
}
