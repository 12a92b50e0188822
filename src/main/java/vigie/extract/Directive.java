package vigie.extract;

/** What a page asks of robots, by header or meta tag. */
public enum Directive {
    /** Not kept in the index. */
    NOINDEX,
    /** Links not followed. */
    NOFOLLOW,
    /** Only hashes and positions are kept. */
    NOARCHIVE,
    /** No quotation in mails. */
    NOSNIPPET,
    /** Reserved against text and data mining (TDMRep, noai). */
    MINING_RESERVED
}
