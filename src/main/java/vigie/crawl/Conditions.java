package vigie.crawl;

import java.util.Optional;

/** What a conditional request may say so that an unchanged page costs no body (RFC 9110, section 13). */
public record Conditions(Optional<String> etag, Optional<String> lastModified) {
    /** Asks for the page whatever happened before. */
    public static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty());

    /** Returns the conditions for the next visit after this capture. */
    public static Conditions after(Capture capture) {
        return new Conditions(capture.header("ETag"), capture.header("Last-Modified"));
    }
}
