package vigie.evidence;

import java.time.Instant;

/**
 * A line of the journal as it was written.
 *
 * @param number of the line, from 1
 * @param at when
 * @param kind what happened, for instance {@code evidence-kept}
 * @param json the line's exact text, without its line feed
 * @param sha256 of the line's bytes: what the next line names as {@code prev}
 */
public record JournalEntry(long number, Instant at, String kind, String json, String sha256) {}
