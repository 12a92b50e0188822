package vigie.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of the outbox as a person sees it.
 *
 * @param key what it tells
 * @param kind {@code alert}, {@code digest} or {@code plumbing}
 * @param watchlist name of its watchlist
 * @param recipient one address
 * @param messageId fixed when written
 * @param state {@code queued}, {@code handing-over}, {@code sent} or {@code refused}
 * @param attempts tries so far
 * @param nextTry not before
 * @param reason why the last try failed, or empty
 * @param queuedAt when it was written
 * @param settledAt when it was sent or refused for good
 */
public record MailStatus(
        String key,
        String kind,
        String watchlist,
        String recipient,
        String messageId,
        String state,
        int attempts,
        Instant nextTry,
        String reason,
        Instant queuedAt,
        Optional<Instant> settledAt) {}
