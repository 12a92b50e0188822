package vigie.crawl;

/**
 * Why something was not read, as a value: the words for a person are chosen where they are shown.
 *
 * @param kind what stopped us
 * @param detail the particular: a robots line, a status, an address; may be empty
 */
public record Reason(Kind kind, String detail) {
    /** What can stop a visit. The words for each stand in {@code vigie/watch/words_*.properties} as {@code reason.KIND}. */
    public enum Kind {
        /** robots.txt forbids it; the detail is the deciding line. */
        ROBOTS_DISALLOW,
        /** robots.txt could not be had, so nothing is asked (RFC 9309, section 2.3.1.4). */
        ROBOTS_UNREACHABLE,
        /** The host asked for a pause (429, 503, Retry-After); the detail says until when. */
        HOST_PAUSED,
        /** An error status; the detail is the status. */
        STATUS,
        /** No answer within the deadline. */
        TIMEOUT,
        /** The connection failed; the detail says how. */
        CONNECTION,
        /** The name has no address. */
        DNS,
        /** The certificate does not hold. */
        TLS,
        /** The name leads to a private, loopback or otherwise reserved address; the detail is the address. */
        ADDRESS_FORBIDDEN,
        /** The address is not one we visit: scheme, user information, port or length. */
        URL_FORBIDDEN,
        /** More redirects than allowed, or a loop. */
        REDIRECTS,
        /** The answer broke a limit on size or coding. */
        LIMIT,
        /** The answer is not valid HTTP. */
        PROTOCOL,
        /** 304 to an unconditional request, or another answer that makes no sense. */
        UNEXPECTED,
        /** The page reserves itself against text and data mining; the detail is the signal. */
        MINING_RESERVED,
        /** The file or answer is of a type we do not read; the detail is the type. */
        NOT_READABLE,
        /** A fault of ours, logged; the detail is its first line. */
        FAULT,
        /** The service refuses our name or password; the detail is whom we said to be. */
        LOGIN_REFUSED,
        /** The service shows this to signed-in users only; the detail is what. */
        LOGIN_NEEDED,
        /** The mailbox has no such folder; the detail is its name. */
        FOLDER_MISSING,
        /** The source kind needs a service that this version or configuration does not have. */
        NOT_AVAILABLE,
        /** A service does not take our key, or has none of ours; the detail is what it says. */
        SERVICE_KEY,
        /** A service shut us out without a word of its own; the detail is the status. */
        SERVICE_BLOCKED,
        /** What was paid for or granted is used up; the detail is what the service says, or until when. */
        SERVICE_QUOTA,
        /** A service did not accept what we asked; the detail is what it says. */
        SERVICE_REFUSED,
        /** No such service at this address, or it moved; the detail is the status. */
        SERVICE_ADDRESS,
        /** The answer of a service is cut off or not what its documentation promises; the detail says which. */
        SERVICE_ANSWER,
        /** An instance of SearXNG answers with pages only. */
        SEARCH_JSON_OFF,
        /** None of the engines behind a search answered; the detail lists them with why. */
        SEARCH_SILENT,
        /** The account may not read its own data through the interface. */
        MEMBER_ACCESS
    }

    /** Returns a reason without particulars. */
    public static Reason of(Kind kind) {
        return new Reason(kind, "");
    }
}
