package vigie.discover;

import java.util.List;
import java.util.Optional;
import vigie.crawl.Reason;

/**
 * What one look at a mailbox gave. A failure can come after some mails: both count.
 *
 * @param files what was sent along, as {@code file:} addresses
 * @param links addresses of the web to visit, each once
 * @param cursor for the next look, to be kept once the rest is
 * @param mails read
 * @param strangers mails left alone: not from a listed sender, or nobody vouches for it
 * @param tooLarge mails left alone for their size
 * @param failure why the look ended early, if so
 */
public record InboxLook(
        List<Candidate> files,
        List<Candidate> links,
        String cursor,
        int mails,
        int strangers,
        int tooLarge,
        Optional<Reason> failure) {
    public InboxLook {
        files = List.copyOf(files);
        links = List.copyOf(links);
    }
}
