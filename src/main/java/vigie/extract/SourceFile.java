package vigie.extract;

import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/**
 * The bytes to read, with what was said of them.
 *
 * @param name a file's name, or a response's media type
 * @param contentType the Content-Type header; empty when there is none
 * @param bytes not changed by anyone
 * @param url the address of the response or file
 * @param isKept whether it is a file that somebody kept, which may name the page it was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per reader would double the memory
record SourceFile(String name, String contentType, byte[] bytes, CanonicalUrl url, boolean isKept) {
    static SourceFile of(Capture capture) {
        return new SourceFile(
                capture.mediaType().orElse(""),
                capture.header("Content-Type").orElse(""),
                capture.body().toByteArray(),
                capture.url(),
                false);
    }

    static SourceFile kept(String name, byte[] bytes, CanonicalUrl url) {
        return new SourceFile(name, "", bytes, url, true);
    }
}
