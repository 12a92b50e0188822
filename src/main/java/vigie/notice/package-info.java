/**
 * Writes and sends: alerts, digests, plumbing mails, letter drafts; the queue's sending.
 *
 * <p>Sends to the owner's own addresses only; a letter to anybody else is a draft that a person sends.
 */
@NullMarked
package vigie.notice;

import org.jspecify.annotations.NullMarked;
