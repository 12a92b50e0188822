package vigie.notice;

import java.time.Instant;

/**
 * One message to one recipient, written and waiting to be sent.
 *
 * @param id number in the store
 * @param key what it tells, so that it is written once: {@code alert c17 lena@lena.example}
 * @param kind {@code alert}, {@code digest} or {@code plumbing}
 * @param recipient one address
 * @param messageId fixed when written, with angle brackets
 * @param mime the whole message as ASCII, ready for the wire
 * @param attempts tries so far
 * @param nextTry not before
 */
public record OutboxMessage(
        long id,
        String key,
        String kind,
        String recipient,
        String messageId,
        String mime,
        int attempts,
        Instant nextTry) {}
