package vigie.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * Where and when a mail goes.
 *
 * @param key what it tells and to whom, so that it is written once: {@code alert c17 lena@lena.example}
 * @param kind of the mail
 * @param recipient one address
 * @param unsubscribe address that a subscriber writes to, to get no more digests; empty for the owner's own mails
 * @param at when it was written
 */
public record Posting(String key, MailKind kind, String recipient, Optional<String> unsubscribe, Instant at) {}
