package vigie.evidence;

import java.time.Instant;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/** What an observation rests on: a response from the web, or a file that a person saved. */
public sealed interface Material {
    /** Returns the address observed. */
    CanonicalUrl url();

    /** Returns when it was received: the end of the response, or the day a person saved the file. */
    Instant at();

    /** A response as received; kept as WARC. */
    record Fetched(Capture capture) implements Material {
        @Override
        public CanonicalUrl url() {
            return capture.url();
        }

        @Override
        public Instant at() {
            return capture.endedAt();
        }
    }

    /**
     * A file that a person saved; its own bytes are kept.
     *
     * @param url where the person saw it, or a {@code file:} address
     * @param fileName as it was dropped; its folders are not kept
     * @param mediaType for instance {@code application/pdf}
     * @param bytes the file's own
     * @param at when it was saved
     */
    record Dropped(CanonicalUrl url, String fileName, String mediaType, Body bytes, Instant at) implements Material {}
}
