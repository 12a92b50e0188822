package vigie.watch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One owner's watchlist, valid by construction.
 *
 * @param name the file's name without {@code .yaml}: its identity
 * @param owner the owner's name, as letters and mails show it
 * @param language of mails, dashboard and letters: French or English
 * @param recipients who gets alerts and digests, at least one
 * @param mine address prefixes that are the owner's and never reported
 * @param originals where originals come from
 * @param leaks confidential files
 * @param mentions standing queries
 * @param permissions uses the owner allows
 * @param sources where we look
 * @param rights why sources that reserve themselves against mining may be compared all the same, by the source's key
 * @param digest when the digest goes out
 * @param subscribers who gets the digest only
 */
public record Watchlist(
        String name,
        String owner,
        Locale language,
        List<String> recipients,
        List<URI> mine,
        List<OriginalSpec> originals,
        List<LeakSpec> leaks,
        List<String> mentions,
        List<Permission> permissions,
        List<Source> sources,
        Map<String, Right> rights,
        DigestTime digest,
        List<String> subscribers) {
    public Watchlist {
        recipients = List.copyOf(recipients);
        mine = List.copyOf(mine);
        originals = List.copyOf(originals);
        leaks = List.copyOf(leaks);
        mentions = List.copyOf(mentions);
        permissions = List.copyOf(permissions);
        sources = List.copyOf(sources);
        rights = Map.copyOf(rights);
        subscribers = List.copyOf(subscribers);
    }
}
