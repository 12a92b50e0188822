package vigie.originals;

import java.time.Instant;

/**
 * A published original whose copies are asked for.
 *
 * @param id short and never reused
 * @param work the original
 * @param firstSeen when Vigie first saw it
 */
public record QueriedOriginal(String id, PublishedOriginal work, Instant firstSeen) {}
