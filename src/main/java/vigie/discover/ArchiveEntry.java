package vigie.discover;

import java.time.Instant;
import vigie.crawl.CanonicalUrl;

/**
 * One line of Common Crawl's index: a page, and where its record lies.
 *
 * @param mediaType as the crawl detected it
 * @param digest of the body (SHA-1, base32): equal digests are equal pages
 * @param file below the address of the archive's data
 * @param offset of the record's first byte in the file
 * @param length of the record in bytes, gzipped
 */
public record ArchiveEntry(
        CanonicalUrl url, Instant at, String mediaType, String digest, String file, long offset, int length) {}
