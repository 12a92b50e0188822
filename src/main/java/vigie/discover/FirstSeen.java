package vigie.discover;

import java.time.Instant;
import vigie.crawl.CanonicalUrl;

/**
 * The earliest copy of an address that an archive holds: the page was there then at the latest, and may be older.
 *
 * @param url as the archive has it
 * @param at when the archive fetched it
 * @param copy where a person can see it
 * @param digest of the archived body as the archive writes it (SHA-1, base32)
 */
public record FirstSeen(CanonicalUrl url, Instant at, CanonicalUrl copy, String digest) {}
