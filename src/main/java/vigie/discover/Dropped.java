package vigie.discover;

import java.util.List;

/**
 * What one look at a drop folder gave.
 *
 * @param files pages, documents and pictures, as {@code file:} addresses, those that came with mails among them
 * @param links addresses of the web to visit, each once: of shortcuts and of mails
 * @param notRead mails and shortcuts that hold nothing we take, by name
 */
public record Dropped(List<Candidate> files, List<Candidate> links, List<String> notRead) {
    public Dropped {
        files = List.copyOf(files);
        links = List.copyOf(links);
        notRead = List.copyOf(notRead);
    }
}
